import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of some scores' inputs, kept once under its digest. */
@Entity({ name: 'input_parts' })
export class StoredInputPart {
  /** SHA-256 of the canonical JSON, hexadecimal. */
  @PrimaryColumn({ type: 'text' })
  hash: string;

  /** Canonical JSON, compressed with gzip. */
  @Column({ type: 'bytea' })
  body: Buffer;
}
