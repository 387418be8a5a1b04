/** Splits the multiplexed output of a container without a terminal into its streams. Feed it bytes as they come. */
export function createDemux(onChunk: (stream: 'stdout' | 'stderr', bytes: Buffer) => void): (bytes: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (bytes) => {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    // Frame: stream (1 byte), three zeros, length (4 bytes, big-endian), then that many bytes.
    while (held.length >= 8) {
      const length = held.readUInt32BE(4);
      if (held.length < 8 + length) return;
      onChunk(held[0] === 2 ? 'stderr' : 'stdout', held.subarray(8, 8 + length));
      held = held.subarray(8 + length);
    }
  };
}
