import type { Failure } from '../facts/record.js';

/** One request for a page, list part or link. */
export interface FetchRequest {
  url: string;
  method?: 'GET' | 'POST' | 'HEAD';
  body?: string | null;
  contentType?: string | null;
  /** Sent as `Referer`; many list interfaces refuse without it. */
  referer?: string | null;
  /**
   * `page` and `data` decode text; `link` only asks whether it is there (small body bound, no decode); `file` wants every byte of
   * whatever it is, `beginning` the first 64 KiB.
   */
  mode?: 'page' | 'data' | 'link' | 'file' | 'beginning';
  /** What an earlier answer was known by: the server may say that it still holds. */
  validators?: Validators;
}

/** See RFC 9110, 8.8 and 13.1. */
export interface Validators {
  /** Address that gave the earlier answer, after redirects: elsewhere they mean nothing. */
  url: string;
  etag: string | null;
  lastModified: string | null;
}

/** What came back, decoded. */
export interface Snapshot {
  url: string;
  finalUrl: string;
  status: number;
  contentType: string | null;
  charset: string;
  /** Decoded text; '' for links, files and binary bodies. */
  text: string;
  /** The body itself, or its beginning, where bytes were asked for. */
  body: Uint8Array | null;
  bytes: number;
  sha256: string;
  /** UTC instant, ISO 8601. */
  capturedAt: string;
  durationMs: number;
  via: 'http' | 'browser';
  /** Headers `ETag` and `Last-Modified`, where there are any. */
  etag?: string;
  lastModified?: string;
}

/** The last exchange of a request as it went over the wire, for the evidence archive. */
export interface WireExchange {
  request: { method: string; target: string; headers: readonly WireHeader[]; body: string | null };
  response: {
    status: number;
    statusText: string;
    headers: readonly WireHeader[];
    /** Without the transfer coding, still in its content coding. */
    body: Uint8Array;
    /** Why the body is not whole. */
    truncated: 'length' | 'disconnect' | null;
  };
}
export type WireHeader = readonly [name: string, value: string];

/** `notModified`: what `validators` stand for is still there; the snapshot then has no text. */
export type FetchResult = { ok: true; snapshot: Snapshot; wire?: WireExchange; notModified?: true } | { ok: false; failure: Failure };

/** A data answer (XHR, fetch, JSONP) seen while a page was rendered. */
export interface ObservedExchange {
  method: 'GET' | 'POST';
  url: string;
  body: string | null;
  contentType: string | null;
  responseType: string | null;
  status: number;
  text: string;
}

export type RenderResult = { ok: true; snapshot: Snapshot; exchanges: ObservedExchange[] } | { ok: false; failure: Failure };

export interface Fetcher {
  /** Never throws for what a network or portal does; honours robots, politeness, bounds and `signal`. */
  fetch(request: FetchRequest): Promise<FetchResult>;
  /** Renders in the browser, waits until the page is quiet, returns the DOM as text. Starts the browser on first use. */
  render(url: string): Promise<RenderResult>;
  close(): Promise<void>;
}
