// ExcelJS: load and save.
import ExcelJS from "exceljs";

const [source, target] = process.argv.slice(2);
const book = new ExcelJS.Workbook();
await book.xlsx.readFile(source);
await book.xlsx.writeFile(target);
