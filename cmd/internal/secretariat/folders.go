package secretariat

import (
	"os"
	"path/filepath"
	"slices"

	"selfassess/inputs"
	"selfassess/outputs"
)

// The folders of a project into which the program writes.
func outputsDir(dir string) string { return filepath.Join(dir, "outputs") }
func formsDir(dir string) string   { return filepath.Join(dir, "forms") }
func toFixDir(dir string) string   { return filepath.Join(dir, "to-fix") }
func historyDir(dir string) string { return filepath.Join(dir, inputs.HistoryDir) }

// Recover completes what a run that was killed left in the folders of a
// project. If it fails, the project can be read all the same; writing there
// fails with the same error.
func Recover(dir string) error {
	return outputs.Recover(append([]string{dir, filepath.Join(dir, inputs.ReturnsDir), outputsDir(dir), formsDir(dir), toFixDir(dir), historyDir(dir)}, recordDirs(dir)...)...)
}

// IsProject tells whether a folder is one of a project: it holds a plan.
func IsProject(dir string) bool {
	return slices.ContainsFunc(inputs.PlanFiles, func(name string) bool { return isFile(filepath.Join(dir, name)) })
}

// ProjectOf returns the project that a folder belongs to, if it is called as
// one of the folders of a project and stands in one; "" if it does not, or is
// itself a project.
func ProjectOf(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	above := filepath.Join(path, "..")
	folders := []string{inputs.ReturnsDir, outputsDir(""), formsDir(""), toFixDir(""), internalDir(""), historyDir(""), LangDir}
	if slices.Contains(folders, filepath.Base(abs)) && IsProject(above) && !IsProject(path) {
		return above
	}
	return ""
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
