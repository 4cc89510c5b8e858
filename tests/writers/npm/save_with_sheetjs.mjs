// SheetJS: load with formats and formulas, and save; the target's name says the format.
// The third argument names the package: the last release on npm, or the one that follows the newer releases.
import { createRequire } from "node:module";

const [source, target, name = "xlsx"] = process.argv.slice(2);
const XLSX = createRequire(import.meta.url)(name);
const book = XLSX.readFile(source, { cellNF: true, cellStyles: true, cellDates: target.endsWith(".ods") });
XLSX.writeFile(book, target, { cellStyles: true, bookSST: name !== "xlsx" });
