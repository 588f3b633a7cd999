// Reads PDFs as a browser does and prints what it found, one JSON a line.
// What pdf.js warns of goes to standard error.
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const {getDocument, VerbosityLevel} = await import(pathToFileURL(process.env.NODE_PATH + '/pdfjs-dist/legacy/build/pdf.mjs'));
for (const file of process.argv.slice(2)) {
  const doc = await getDocument({data: new Uint8Array(readFileSync(file)), verbosity: VerbosityLevel.WARNINGS, useSystemFonts: true}).promise;
  const labels = await doc.getPageLabels();
  const names = await doc.getDestinations();
  const places = {};
  for (const [name, to] of Object.entries(names)) places[name] = labels[await doc.getPageIndex(to[0])];
  let links = 0, elements = 0;
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n);
    await page.getOperatorList();
    await page.getTextContent();
    for (const a of await page.getAnnotations()) {
      if (!a.url && !a.dest) throw new Error(`page ${n}: a link leads nowhere`);
      links++;
    }
    const walk = e => { elements++; (e.children || []).forEach(walk); };
    walk(await page.getStructTree());
  }
  const {metadata} = await doc.getMetadata();
  const attached = Object.values(await doc.getAttachments() || {}).map(a => [a.filename, a.description, a.content?.length]);
  console.log(JSON.stringify({pages: doc.numPages, title: metadata.get('dc:title'), labels, places, links, elements, attached,
    outline: (await doc.getOutline()).length}));
}
