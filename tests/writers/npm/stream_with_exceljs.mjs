// ExcelJS, its streaming writer: row after row, each cell with its number format.
import ExcelJS from "exceljs";

const [source, target] = process.argv.slice(2);
const read = new ExcelJS.Workbook();
await read.xlsx.readFile(source);
const written = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: target, useStyles: true });
for (const sheet of read.worksheets) {
  const copy = written.addWorksheet(sheet.name, { state: sheet.state });
  sheet.eachRow((row, number) => {
    const line = copy.getRow(number);
    line.hidden = row.hidden;
    row.eachCell((cell, column) => {
      if (cell.master !== cell) return; // merged into another, whose value it repeats
      line.getCell(column).value = cell.value;
      line.getCell(column).numFmt = cell.numFmt;
    });
    line.commit();
  });
  copy.commit();
}
await written.commit();
