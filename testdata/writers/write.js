// Writes workbooks with exceljs, or with SheetJS.
//
//     write.js exceljs OUT IN...
//     write.js xlsx OUT IN...
//     write.js version exceljs
//
// An IN that ends in .xlsx is loaded and saved again. One that ends in .json
// lists cells; a new workbook is made of them, as a ministry's own program
// would make it. What comes out goes to OUT and to OUT/values.
'use strict'
const fs = require('fs')
const path = require('path')

const day = serial => new Date(Math.round((serial - 25569) * 86400e3))

const exceljs = {
  async copy (source, target) {
    const ExcelJS = require('exceljs')
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(source)
    await book.xlsx.writeFile(target)
  },
  async values (sheets, target) {
    const ExcelJS = require('exceljs')
    const book = new ExcelJS.Workbook()
    for (const { name, cells, notes } of sheets) {
      const page = book.addWorksheet(name)
      for (const { ref, kind, value, link } of cells) {
        const plain = { text: value, number: Number(value), day: day(value), truth: value === '1' || value === 'TRUE' }[kind]
        page.getCell(ref).value = link ? { text: value, hyperlink: link } : plain
        if (kind === 'day') page.getCell(ref).numFmt = 'dd.mm.yyyy'
      }
      for (const { ref, text } of notes) page.getCell(ref).note = text
    }
    await book.xlsx.writeFile(target)
  }
}

const sheetjs = {
  async copy (source, target) {
    const XLSX = require('xlsx')
    XLSX.writeFile(XLSX.readFile(source), target, { compression: true })
  },
  async values (sheets, target) {
    const XLSX = require('xlsx')
    const book = XLSX.utils.book_new()
    for (const { name, cells, notes } of sheets) {
      const page = {}
      const range = { s: { r: 0, c: 0 }, e: { r: 0, c: 0 } }
      for (const { ref, kind, value, link } of cells) {
        page[ref] = {
          text: { t: 's', v: value },
          number: { t: 'n', v: Number(value) },
          day: { t: 'd', v: day(value) },
          truth: { t: 'b', v: value === '1' || value === 'TRUE' }
        }[kind]
        if (link) page[ref].l = { Target: link }
        const at = XLSX.utils.decode_cell(ref)
        range.e = { r: Math.max(range.e.r, at.r), c: Math.max(range.e.c, at.c) }
      }
      for (const { ref, text } of notes) {
        page[ref] = page[ref] || { t: 'z' }
        page[ref].c = [{ a: 'Ministry', t: text }]
      }
      page['!ref'] = XLSX.utils.encode_range(range)
      XLSX.utils.book_append_sheet(book, page, name)
    }
    // Texts stand in their cells and days are written as such.
    XLSX.writeFile(book, target, { bookSST: false, cellDates: true, compression: true })
  }
}

async function main (program, out, ...sources) {
  if (program === 'version') return console.log(require(out + '/package.json').version)
  const writer = { exceljs, xlsx: sheetjs }[program]
  for (const source of sources) {
    const { name, ext } = path.parse(source)
    if (ext === '.xlsx') {
      await writer.copy(source, path.join(out, name + '.xlsx'))
      continue
    }
    fs.mkdirSync(path.join(out, 'values'), { recursive: true })
    await writer.values(JSON.parse(fs.readFileSync(source, 'utf8')), path.join(out, 'values', name + '.xlsx'))
  }
}

main(...process.argv.slice(2)).catch(e => { console.error(e); process.exit(1) })
