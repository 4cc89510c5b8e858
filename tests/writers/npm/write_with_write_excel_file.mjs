// write-excel-file: every cell with its number format; it hides neither rows nor sheets. ExcelJS reads the cells.
import ExcelJS from "exceljs";
import writeExcelFile from "write-excel-file/node";

const [source, target] = process.argv.slice(2);
const read = new ExcelJS.Workbook();
await read.xlsx.readFile(source);

function copied(cell) {
  if (cell.value === null || cell.master !== cell) return null;
  if (cell.formula) return { type: "Formula", value: `=${cell.formula}` };
  if (typeof cell.value === "string" || cell.value.richText) return { type: String, value: cell.text };
  return { type: cell.value.constructor, value: cell.value, format: cell.numFmt };
}

const sheets = read.worksheets.map((sheet) => ({
  sheet: sheet.name,
  data: Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => copied(sheet.getRow(row + 1).getCell(column + 1))),
  ),
}));
await writeExcelFile(sheets).toFile(target);
