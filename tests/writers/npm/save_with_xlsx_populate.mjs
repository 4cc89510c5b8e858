// xlsx-populate: load and save.
import XlsxPopulate from "xlsx-populate";

const [source, target] = process.argv.slice(2);
const book = await XlsxPopulate.fromFileAsync(source);
await book.toFileAsync(target);
