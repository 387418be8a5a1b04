/*
 * delay QUEUE MILLISECONDS [JITTER]: holds every packet of a netfilter queue back for that long, plus or minus a random part
 * of the jitter, and lets it go on. A rule with --queue-bypass lets packets pass at once when this program is gone, so the
 * link heals when it dies. Prints "ready" once the queue is bound.
 *
 * Speaks nfnetlink_queue directly (linux/netfilter/nfnetlink_queue.h); packets themselves stay in the kernel.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 65536

struct waiting {
  int64_t due;
  uint32_t id;
};

static struct waiting heap[MOST];
static size_t held;
static int link_fd;
static uint16_t queue;

static int64_t now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void die(const char *what) {
  perror(what);
  exit(1);
}

/* A min-heap by due time. */
static void push(struct waiting one) {
  size_t at = held++;
  while (at > 0 && heap[(at - 1) / 2].due > one.due) {
    heap[at] = heap[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  heap[at] = one;
}

static struct waiting pop(void) {
  struct waiting first = heap[0], last = heap[--held];
  size_t at = 0, child;
  while ((child = 2 * at + 1) < held) {
    if (child + 1 < held && heap[child + 1].due < heap[child].due) child++;
    if (heap[child].due >= last.due) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return first;
}

struct message {
  struct nlmsghdr nl;
  struct nfgenmsg nf;
  char attributes[64];
};

static void begin(struct message *m, uint16_t type) {
  memset(m, 0, sizeof *m);
  m->nl.nlmsg_len = NLMSG_LENGTH(sizeof m->nf);
  m->nl.nlmsg_type = (NFNL_SUBSYS_QUEUE << 8) | type;
  m->nl.nlmsg_flags = NLM_F_REQUEST;
  m->nf.nfgen_family = AF_UNSPEC;
  m->nf.version = NFNETLINK_V0;
  m->nf.res_id = htons(queue);
}

static void attribute(struct message *m, uint16_t type, const void *value, uint16_t size) {
  struct nlattr *a = (struct nlattr *)((char *)m + NLMSG_ALIGN(m->nl.nlmsg_len));
  a->nla_type = type;
  a->nla_len = NLA_HDRLEN + size;
  memcpy((char *)a + NLA_HDRLEN, value, size);
  m->nl.nlmsg_len = NLMSG_ALIGN(m->nl.nlmsg_len) + NLA_ALIGN(a->nla_len);
}

static void tell(struct message *m) {
  struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
  if (sendto(link_fd, m, m->nl.nlmsg_len, 0, (struct sockaddr *)&kernel, sizeof kernel) < 0) die("send");
}

/* Sends a setting and waits for the kernel's word on it. */
static void set(uint16_t type, const void *value, uint16_t size) {
  struct message m;
  char answer[1024];
  begin(&m, NFQNL_MSG_CONFIG);
  m.nl.nlmsg_flags |= NLM_F_ACK;
  attribute(&m, type, value, size);
  tell(&m);
  for (;;) {
    ssize_t n = recv(link_fd, answer, sizeof answer, 0);
    if (n < 0) die("recv");
    struct nlmsghdr *h = (struct nlmsghdr *)answer;
    if (!NLMSG_OK(h, (size_t)n) || h->nlmsg_type != NLMSG_ERROR) continue;
    int failed = ((struct nlmsgerr *)NLMSG_DATA(h))->error;
    if (failed == 0) return;
    errno = -failed;
    die("queue");
  }
}

static void let_go(uint32_t id) {
  struct message m;
  struct nfqnl_msg_verdict_hdr verdict = {.verdict = htonl(NF_ACCEPT), .id = htonl(id)};
  begin(&m, NFQNL_MSG_VERDICT);
  attribute(&m, NFQA_VERDICT_HDR, &verdict, sizeof verdict);
  tell(&m);
}

static void receive(int64_t delay_us, int64_t jitter_us) {
  static char buffer[1 << 16];
  ssize_t n = recv(link_fd, buffer, sizeof buffer, MSG_DONTWAIT);
  /* ENOBUFS: more came than there was room for; the kernel let those through. */
  if (n < 0) return;
  int64_t now = now_us();
  for (struct nlmsghdr *h = (struct nlmsghdr *)buffer; NLMSG_OK(h, (size_t)n); h = NLMSG_NEXT(h, n)) {
    if (h->nlmsg_type != ((NFNL_SUBSYS_QUEUE << 8) | NFQNL_MSG_PACKET)) continue;
    int left = (int)(h->nlmsg_len - NLMSG_LENGTH(sizeof(struct nfgenmsg)));
    struct nlattr *a = (struct nlattr *)((char *)NLMSG_DATA(h) + NLMSG_ALIGN(sizeof(struct nfgenmsg)));
    for (; left >= (int)sizeof *a && a->nla_len >= sizeof *a && a->nla_len <= left;
         left -= NLA_ALIGN(a->nla_len), a = (struct nlattr *)((char *)a + NLA_ALIGN(a->nla_len))) {
      if ((a->nla_type & NLA_TYPE_MASK) != NFQA_PACKET_HDR) continue;
      uint32_t id = ntohl(((struct nfqnl_msg_packet_hdr *)((char *)a + NLA_HDRLEN))->packet_id);
      int64_t by = delay_us + (jitter_us > 0 ? (int64_t)(drand48() * 2 * (double)jitter_us) - jitter_us : 0);
      if (held == MOST) let_go(id);
      else push((struct waiting){.due = now + (by > 0 ? by : 0), .id = id});
    }
  }
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: delay QUEUE MILLISECONDS [JITTER]\n");
    return 2;
  }
  queue = (uint16_t)atoi(argv[1]);
  int64_t delay_us = (int64_t)(atof(argv[2]) * 1000), jitter_us = argc > 3 ? (int64_t)(atof(argv[3]) * 1000) : 0;
  srand48(now_us());

  link_fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER);
  struct sockaddr_nl us = {.nl_family = AF_NETLINK};
  if (link_fd < 0 || bind(link_fd, (struct sockaddr *)&us, sizeof us) < 0) die("netlink");
  int room = 4 << 20;
  setsockopt(link_fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);

  struct nfqnl_msg_config_cmd bind_it = {.command = NFQNL_CFG_CMD_BIND, .pf = htons(AF_INET)};
  set(NFQA_CFG_CMD, &bind_it, sizeof bind_it);
  struct nfqnl_msg_config_params meta_only = {.copy_range = 0, .copy_mode = NFQNL_COPY_META};
  set(NFQA_CFG_PARAMS, &meta_only, sizeof meta_only);
  uint32_t most = htonl(MOST);
  set(NFQA_CFG_QUEUE_MAXLEN, &most, sizeof most);
  puts("ready");
  fflush(stdout);

  for (;;) {
    int64_t until = held > 0 ? heap[0].due - now_us() : 1000000;
    struct timespec wait = {.tv_sec = until > 0 ? until / 1000000 : 0, .tv_nsec = until > 0 ? until % 1000000 * 1000 : 0};
    struct pollfd ready = {.fd = link_fd, .events = POLLIN};
    if (ppoll(&ready, 1, &wait, NULL) > 0) receive(delay_us, jitter_us);
    for (int64_t now = now_us(); held > 0 && heap[0].due <= now;) let_go(pop().id);
  }
}
