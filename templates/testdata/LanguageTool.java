// What LanguageTool says of texts:
//
//	java -cp 'LIB/*' LanguageTool.java LANGUAGE FILE [RULE ...]
//
// FILE has one text a line; the rules that are named are not asked. It prints
// a line for each match: the number of the text, the rule, the words, what
// LanguageTool would write, and what it says. The exit code tells whether it ran.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

public class LanguageTool {
  public static void main(String[] args) throws Exception {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode(args[0]));
    tool.disableRules(Arrays.asList(args).subList(2, args.length));
    List<String> texts = Files.readAllLines(Path.of(args[1]));
    for (int i = 0; i < texts.size(); i++) {
      for (RuleMatch m : tool.check(texts.get(i))) {
        System.out.println(String.join("\t", Integer.toString(i), m.getRule().getId(),
            texts.get(i).substring(m.getFromPos(), m.getToPos()),
            String.join(" / ", m.getSuggestedReplacements().stream().limit(3).toList()), m.getMessage().replaceAll("\\s+", " ")));
      }
    }
  }
}
