import type { Room } from '@chaos-engine/engine';
import type { Server } from 'socket.io';
import type { Services } from '../services.ts';
import { createBroadcast } from './broadcast.ts';
import { type Feed, openFeed } from './feed.ts';
import type { RoundSocket } from './socket-server.ts';

/** Lets a page into the feed of its round; returns the way to leave. */
export type JoinFeed = (socket: RoundSocket, room: Room, player: string) => () => void;

/** One feed a round, open while anybody looks. */
export function createFeeds(io: Server, services: Services): JoinFeed {
  const broadcast = createBroadcast(io);
  const feeds = new Map<Room, Feed>();
  return (socket, room, player) => {
    const feed = feeds.get(room) ?? openFeed(room, services, broadcast);
    feeds.set(room, feed);
    const leave = feed.join(socket, player);
    return () => {
      leave();
      if (!feed.empty) return;
      feed.close();
      feeds.delete(room);
    };
  };
}
