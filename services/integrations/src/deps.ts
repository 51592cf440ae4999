import type { AccessService, DeadTurn, Staff } from '@lobby/contracts';
import type { Clock, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { Listener } from '@lobby/service-kit/outbox';
import type { Jobs } from '@lobby/service-kit/jobs';
import type { z } from 'zod';

/** A turn among the dead letters, as services/conversation lists and redrives it. */
export type DeadTurnsPort = {
  list(): Promise<z.output<typeof DeadTurn>[]>;
  redrive(staff: Pick<Staff, 'id'>, turnId: string): Promise<{ turnId: string }>;
};

export type IntegrationsDeps = {
  database: DatabaseHandle; jobs: Jobs; access: Pick<AccessService, 'audit'>; clock: Clock; log: Log;
  /** Signing secrets of webhooks are derived from it. */
  secret: string;
  deadTurns: DeadTurnsPort;
  /** Hosts inside the bank that may be called although they are not public. */
  allowedHosts: readonly string[];
  /** SMTP server, sender, and who is told when a handoff is urgent; null without mail. */
  mail: { url: string; from: string; alertsTo: string } | null;
  /** Listeners of other rooms. */
  listeners: readonly Listener[];
};
