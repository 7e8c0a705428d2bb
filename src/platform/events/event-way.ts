/** One way that announcements take between instances; it says in the log when it is gone and when it is back. */
export interface EventWay {
  /** Whether it can be taken now. */
  up(): boolean;
  /** Hands an announcement over; throws when it may not have arrived. */
  send(announcement: string): Promise<void>;
  close(): Promise<void>;
}

/** What a way calls for each announcement that comes along it. */
export type Hear = (announcement: string) => void;
