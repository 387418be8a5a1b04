/* What the parts of the terminal agent know of each other. */
#ifndef AGENT_H
#define AGENT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
  MOST_SHELLS = 48, /* below the container's limit of 64 terminals, so that plain exec still finds a place */
  HEAD_BYTES = 3,   /* a frame: type, length of the rest (2 bytes, big-endian) */
  IN_BYTES = 4096,  /* also the longest request */
  OUT_BYTES = 16384,
  OPENING_MS = 5000, /* for a peer to say what it wants */
  DRAIN_MS = 200,    /* for the last words of a shell whose terminal is still held by another process */
  GRACE_MS = 1000,   /* between hang-up and kill */
  TICK_MS = 20,
};

enum stage {
  FREE,
  OPENING, /* a peer that has not asked yet */
  RUNNING,
  EXITED,  /* ended by itself; its last words are on their way */
  LEAVING, /* its exit code is on its way */
  ENDING,  /* the peer is gone; the session is being ended */
};

/* One connection and its shell. All memory there is: nothing is allocated at a peer's wish. */
struct shell {
  enum stage stage;
  int64_t since; /* when the stage began */
  int peer;
  int pty;
  int slave; /* held open, so that the terminal survives a shell that closes it */
  pid_t pid; /* leads a session of its own */
  int code;
  size_t in_len;  /* bytes in `in` */
  size_t in_data; /* bytes of a data frame that are still to be typed */
  size_t out_at;  /* bytes of `out` already sent */
  size_t out_len;
  unsigned char in[IN_BYTES];
  unsigned char out[HEAD_BYTES + OUT_BYTES];
};

/* Starts what the payload of an open frame asks for: columns, rows, number of words, words, then NAME=value. */
bool start_shell(struct shell *shell, unsigned char *request, size_t len);
void resize_shell(struct shell *shell, const unsigned char *size);

/* Reads and obeys what the peer sends. False: the peer is gone, or speaks another language. */
bool read_peer(struct shell *shell);
/* Goes on with input that the terminal had no room for. */
bool take_frames(struct shell *shell);
/* Passes output on, as far as the peer reads: the rest waits in the terminal, and its writer with it. */
bool read_pty(struct shell *shell);
bool flush(struct shell *shell);
void put_frame(struct shell *shell, char type, size_t len);

/* Sends a signal (0: none) to every process of a session; how many there are, -1 when that cannot be told now. */
int signal_session(pid_t leader, int signal);

/* Takes connections and serves them for ever. `children` tells when one has ended. */
void serve_all(int listener, int children);

#endif
