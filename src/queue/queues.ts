import { FlowProducer, Queue, type JobsOptions, type QueueOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { limits } from './limits.js';
import { documentsQueue } from './keys.js';
import type { DocumentJob } from './model.js';

/** All keys in Redis begin so. */
export const prefix = 'kehoach';

export const onRedis = (connection: Redis): QueueOptions => ({ connection, prefix });

/** Documents wait here. */
export const openDocumentsQueue = (connection: Redis): Queue<DocumentJob> => new Queue<DocumentJob>(documentsQueue, onRedis(connection));

export const openFlows = (connection: Redis): FlowProducer => new FlowProducer(onRedis(connection));

const tries: JobsOptions = { attempts: limits.attempts, backoff: { type: 'exponential', delay: limits.backoff }, stackTraceLimit: 1, keepLogs: 0 };

export const documentOptions: JobsOptions = { ...tries, removeOnComplete: limits.keepDone, removeOnFail: limits.keepFailed };
/** A page that fails for good is its document's finding: neither the document nor other pages wait for it. */
export const pageOptions: JobsOptions = { ...tries, removeOnComplete: true, removeOnFail: limits.keepFailed, ignoreDependencyOnFailure: true };
