// Writes templates with docx.js.
//
//     write.js docx OUT IN
//     write.js version docx
//
// IN describes a template: paragraphs as lists of runs, tables as lists of
// rows. Content controls are left out: docx.js has none.
'use strict'
const fs = require('fs')
const path = require('path')
const date = '2026-01-01T00:00:00Z'

function write (docx, model) {
  const footnotes = {}
  const endnotes = {}
  let revision = 9000

  const pieces = text => text.split(/(\t)/).filter(s => s).map(s => s === '\t' ? new docx.Tab() : s)

  function run (r) {
    if (typeof r === 'string') r = { text: r }
    for (const [kind, notes, Reference] of [['footnote', footnotes, docx.FootnoteReferenceRun], ['endnote', endnotes, docx.EndnoteReferenceRun]]) {
      if (!r[kind]) continue
      const id = Object.keys(notes).length + 1
      notes[id] = { children: [new docx.Paragraph({ children: r[kind].map(run) })] }
      return new Reference(id)
    }
    const options = { children: pieces(r.text), bold: r.bold }
    if (r.inserted) return new docx.InsertedTextRun({ ...options, id: revision++, author: 'Secretariat', date })
    const plain = new docx.TextRun(options)
    if (r.link) return new docx.ExternalHyperlink({ link: r.link, children: [plain] })
    if (r.bookmark) return new docx.Bookmark({ id: r.bookmark, children: [plain] })
    return plain
  }

  const paragraph = block => new docx.Paragraph({
    children: block.runs.map(run),
    heading: block.heading && docx.HeadingLevel['HEADING_' + block.heading],
    bullet: block.bullet && { level: 0 }
  })

  const table = rows => new docx.Table({
    width: { size: 9000, type: docx.WidthType.DXA },
    columnWidths: rows[0].map(() => Math.floor(9000 / rows[0].length)),
    rows: rows.map((cells, i) => new docx.TableRow({
      tableHeader: i === 0 && rows.length > 1,
      children: cells.map(content => new docx.TableCell({
        children: content[0].table ? [table(content[0].table), new docx.Paragraph('')] : [new docx.Paragraph({ children: content.map(run) })]
      }))
    }))
  })

  const box = blocks => new docx.Textbox({ alignment: 'center', style: { width: '200pt', height: '100pt' }, children: blocks.flatMap(b => paragraph(b)) })

  const body = model.body.flatMap(b => b.table ? table(b.table) : b.box ? box(b.box) : b.control ? [] : paragraph(b))
  const part = (Part, byTurn) => Object.fromEntries(Object.entries(byTurn).map(([turn, runs]) => [turn, new Part({ children: [paragraph({ runs })] })]))
  return new docx.Document({
    evenAndOddHeaderAndFooters: true,
    footnotes,
    endnotes,
    sections: [{
      properties: { titlePage: true },
      headers: part(docx.Header, model.headers),
      footers: part(docx.Footer, model.footers),
      children: body
    }]
  })
}

async function main (module, out, source) {
  if (module === 'version') return console.log(require(path.join(path.dirname(require.resolve('docx')), '..', 'package.json')).version)
  const docx = require('docx')
  const document = write(docx, JSON.parse(fs.readFileSync(source, 'utf8')))
  fs.writeFileSync(path.join(out, path.basename(source, '.json') + '.docx'), await docx.Packer.toBuffer(document))
}

main(...process.argv.slice(2)).catch(e => { console.error(e); process.exit(1) })
