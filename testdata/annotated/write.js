// Annotates a PDF with pdf-lib, or with PDF.js, the viewer of Firefox.
//
//     write.js pdf-lib IN OUT PLACES
//     write.js pdfjs-dist IN OUT PLACES
//     write.js version pdf-lib
//
// PLACES is a JSON file: words, and where they stand as [page, x0, y0, x1, y1],
// counted from the lower left corner. PDF.js saves no authors.
const fs = require("fs");
const path = require("path");

const when = "D:20260914153200+02'00'";

async function withPdfLib(source, target, places) {
  const { PDFDocument, PDFHexString, PDFName, PDFString } = require("pdf-lib");
  const document = await PDFDocument.load(fs.readFileSync(source));
  const add = (kind, words, text, more) => {
    const [number, x0, y0, x1, y1] = places[words];
    const page = document.getPage(number);
    const note = document.context.obj({
      Type: "Annot", Subtype: kind, Rect: [x0, y0, x1, y1], QuadPoints: [x0, y1, x1, y1, x0, y0, x1, y0],
      T: PDFString.of("Ada"), CreationDate: PDFString.of(when), Contents: PDFHexString.fromText(text), ...more,
    });
    page.node.addAnnot(document.context.register(note));
  };
  add("Highlight", "scanned pages", "Which? ąß 😀");
  add("StrikeOut", "in the end", "Not needed");
  add("Highlight", "public trust was low", "");
  fs.writeFileSync(target, await document.save());
}

async function withPdfjs(source, target, places) {
  const pdfjs = await import(path.join(path.dirname(require.resolve("pdfjs-dist/package.json")), "legacy/build/pdf.mjs"));
  const data = new Uint8Array(fs.readFileSync(source));
  const document = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
  let n = 0;
  const add = (value) => document.annotationStorage.setValue("pdfjs_internal_editor_" + n++, { rotation: 0, structTreeParentId: null, ...value });
  let [number, x0, y0, x1, y1] = places["scanned pages"];
  add({ annotationType: 9, color: [255, 255, 0], opacity: 1, quadPoints: [x0, y1, x1, y1, x0, y0, x1, y0],
    outlines: [[x0, y0, x1, y0, x1, y1, x0, y1]], pageIndex: number, rect: [x0, y0, x1, y1] });
  [number, x0, y0, x1, y1] = places["public trust was low"];
  add({ annotationType: 3, color: [0, 0, 0], fontSize: 8, value: "Typed in the browser", pageIndex: number, rect: [x1, y0, x1 + 100, y1] });
  fs.writeFileSync(target, await document.saveDocument());
}

async function main([writer, ...args]) {
  if (writer === "version") {
    const file = require.resolve(args[0]);
    const at = file.lastIndexOf(path.join("node_modules", args[0])) + path.join("node_modules", args[0]).length;
    console.log(JSON.parse(fs.readFileSync(path.join(file.slice(0, at), "package.json"))).version);
    return;
  }
  const places = JSON.parse(fs.readFileSync(args[2], "utf8"));
  await { "pdf-lib": withPdfLib, "pdfjs-dist": withPdfjs }[writer](args[0], args[1], places);
}

main(process.argv.slice(2)).catch((error) => { console.error(error); process.exit(1); });
