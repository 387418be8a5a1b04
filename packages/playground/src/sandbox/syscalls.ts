// The system calls that servers, shells and debuggers live on, by what they are for. What is not here is refused:
// mount, unshare, setns, bpf, perf_event_open, io_uring_*, userfaultfd, keyctl, kexec, modules, quotas, clocks, reboot...

const files = `
  read write open openat openat2 close close_range creat stat fstat lstat newfstatat statx access faccessat faccessat2
  chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat link linkat unlink unlinkat symlink symlinkat readlink
  readlinkat rename renameat renameat2 mkdir mkdirat rmdir mknod mknodat truncate ftruncate fallocate getdents getdents64
  lseek pread64 pwrite64 readv writev preadv pwritev preadv2 pwritev2 sendfile splice tee vmsplice copy_file_range sync
  syncfs fsync fdatasync sync_file_range fadvise64 readahead flock fcntl ioctl dup dup2 dup3 pipe pipe2 umask utime utimes
  utimensat futimesat statfs fstatfs chdir fchdir getcwd chroot name_to_handle_at getxattr lgetxattr fgetxattr listxattr
  llistxattr flistxattr setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr inotify_init inotify_init1
  inotify_add_watch inotify_rm_watch io_setup io_submit io_cancel io_getevents io_pgetevents io_destroy cachestat`;

const processes = `
  fork vfork execve execveat exit exit_group wait4 waitid kill tkill tgkill rt_sigaction rt_sigprocmask rt_sigpending
  rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_sigqueueinfo rt_tgsigqueueinfo sigaltstack signalfd signalfd4 pidfd_open
  pidfd_send_signal getpid getppid gettid getpgid getpgrp setpgid getsid setsid getuid geteuid getgid getegid getgroups
  getresuid getresgid setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups capget capset prctl
  arch_prctl getrlimit setrlimit prlimit64 getrusage times getpriority setpriority ioprio_get ioprio_set sched_yield
  sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler sched_setscheduler sched_getattr
  sched_setattr sched_get_priority_max sched_get_priority_min sched_rr_get_interval getcpu set_tid_address set_robust_list
  get_robust_list rseq futex futex_waitv futex_wait futex_wake futex_requeue membarrier restart_syscall seccomp
  landlock_create_ruleset landlock_add_rule landlock_restrict_self process_mrelease process_madvise uname sysinfo getrandom`;

const debugging = 'ptrace process_vm_readv process_vm_writev';

const memory = `
  brk mmap munmap mprotect mremap madvise mlock mlock2 munlock mlockall munlockall mincore msync remap_file_pages
  memfd_create pkey_alloc pkey_free pkey_mprotect map_shadow_stack mseal`;

const time = `
  nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time alarm pause getitimer setitimer timer_create
  timer_delete timer_getoverrun timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime`;

const waiting = `
  select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2`;

const sockets = `
  bind connect listen accept accept4 getsockname getpeername getsockopt setsockopt sendto recvfrom sendmsg recvmsg sendmmsg
  recvmmsg shutdown`;

const sharing = `
  shmget shmat shmdt shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink mq_timedsend
  mq_timedreceive mq_notify mq_getsetattr`;

/** System calls allowed with any arguments, on x86-64 and arm64. */
export const allowedSyscalls: readonly string[] = [files, processes, debugging, memory, time, waiting, sockets, sharing]
  .flatMap((group) => group.trim().split(/\s+/))
  .sort();

/** Address families a socket may have: UNIX, INET, INET6, NETLINK, PACKET (the last needs NET_RAW besides). */
export const addressFamilies = [1, 2, 10, 16, 17] as const;

/** Personalities that debuggers and old programs set; none of them weakens the container. */
export const personalities = [0x0, 0x0008, 0x20000, 0x20008, 0x40000, 0xffffffff] as const;
