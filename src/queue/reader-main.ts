import { serveQueue } from './reader.js';

serveQueue();
