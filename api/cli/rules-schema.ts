/** `npm run rules:schema`: writes the JSON Schemas that editors use for the YAML of the programme folders. */
import { writeFileSync } from 'node:fs';
import { editorSchemaFiles } from '#db/programmes/editor-schema.ts';

for (const [file, text] of editorSchemaFiles()) {
  writeFileSync(file, text);
  console.log(file);
}
