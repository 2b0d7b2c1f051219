import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { Client, Connection, Submittable } from 'pg';

const BATCH = 64 * 1024;

/** What the driver can do with COPY but does not declare. */
type CopyConnection = Connection & {
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (why: string) => void;
};

class CopyOut extends Readable implements Submittable {
  private readonly statement: string;
  private socket: Connection['stream'] | null = null;
  private waiting: Buffer[] = [];
  private size = 0;

  constructor(statement: string) {
    super();
    this.statement = statement;
  }

  readonly submit = (connection: Connection): void => {
    this.socket = connection.stream;
    connection.query(this.statement);
  };

  override _read(): void {
    this.socket?.resume();
  }

  /** Who stops reading leaves the rest unread: it is thrown away, so that the connection can be ended. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket?.resume();
    done(error);
  }

  handleCopyData({ chunk }: { readonly chunk: Uint8Array }): void {
    if (this.destroyed) return;
    this.waiting.push(Buffer.from(chunk)); // the driver uses its memory again
    this.size += chunk.length;
    if (this.size >= BATCH) this.hand();
  }

  private hand(): void {
    const goesOn = this.size === 0 || this.push(Buffer.concat(this.waiting));
    this.waiting = [];
    this.size = 0;
    if (!goesOn) this.socket?.pause();
  }

  handleCommandComplete(): void {
    this.hand();
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }
}

/** Streams what `COPY … TO STDOUT` answers, in pieces of some 64 KB; the server waits while nobody reads. */
export const copyOut = (client: Client, statement: string): Readable => client.query(new CopyOut(statement));

class CopyIn implements Submittable {
  private readonly statement: string;
  private readonly rows: AsyncIterable<Buffer>;
  private readonly ended: Promise<void>;
  private end: () => void = () => {};
  private stopped = false;
  private sourceFailed: Error | null = null;
  private written = 0;
  readonly count: Promise<number>;
  private settle: { resolve: (rows: number) => void; reject: (error: Error) => void } = {
    resolve: () => {},
    reject: () => {},
  };

  constructor(statement: string, rows: AsyncIterable<Buffer>) {
    this.statement = statement;
    this.rows = rows;
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.count = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  readonly submit = (connection: Connection): void => connection.query(this.statement);

  handleCopyInResponse(connection: CopyConnection): void {
    void this.send(connection);
  }

  private async send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.rows) {
        if (this.stopped) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), this.ended]);
      }
      if (!this.stopped) connection.endCopyFrom();
    } catch (error) {
      this.sourceFailed = error as Error;
      connection.sendCopyFail('the source of the rows failed');
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.written = Number(text.split(' ')[1]);
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this.written);
  }

  handleError(error: Error): void {
    this.stopped = true;
    this.end();
    this.settle.reject(this.sourceFailed ?? error);
  }
}

/** Sends rows to `COPY … FROM STDIN` as fast as the server takes them, and answers how many it wrote. */
export const copyIn = (client: Client, statement: string, rows: AsyncIterable<Buffer>): Promise<number> =>
  client.query(new CopyIn(statement, rows)).count;
