import type { ErrorCode } from '@/shared/wire/errors';

export interface WrongCell {
  /** of the file, from 1 */
  line: number;
  column: string;
  code: ErrorCode;
}

/** What is wrong with a table, from top to bottom. */
export function wrongCells(fields: ReadonlyMap<string, ErrorCode>): WrongCell[] {
  return [...fields]
    .flatMap(([field, code]) => {
      const found = /^rows\[(\d+)\]\.(\w+)$/.exec(field);
      return found ? [{ line: Number(found[1]), column: found[2] ?? '', code }] : [];
    })
    .sort((a, b) => a.line - b.line);
}
