"""The config repository: JSON files under git in /srv/config, and changes.jsonl, the log of who changed what."""
import fcntl
import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone

ROOT = "/srv/config"
CHANGES = f"{ROOT}/changes.jsonl"


class Problem(Exception):
    """Something the caller can put right; its text says how."""


def run(main):
    """Runs a command's main function; a Problem becomes one line and exit code 2."""
    try:
        main(sys.argv[1:])
    except Problem as err:
        print(f"{os.path.basename(sys.argv[0])}: {err}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)


def options(argv, **defaults):
    """Splits argv into words and the options named in `defaults` (`--by ROLE` style, `-m` for `--message`)."""
    words, found, i = [], dict(defaults), 0
    while i < len(argv):
        name = {"-m": "message", "-n": "n", "-f": "follow"}.get(argv[i], argv[i][2:] if argv[i].startswith("--") else None)
        if name is None:
            words.append(argv[i])
        elif name not in defaults:
            raise Problem(f"unknown option {argv[i]}")
        elif isinstance(defaults[name], bool):
            found[name] = True
        elif i + 1 < len(argv):
            i += 1
            found[name] = argv[i]
        else:
            raise Problem(f"{argv[i]} needs a value")
        i += 1
    return words, found


def moment(text):
    """`None` is now; `26h`, `3d` or `15m` is that long ago."""
    now = datetime.now(timezone.utc)
    if not text:
        return now
    found = re.fullmatch(r"(\d+)([smhd])", text)
    if not found:
        raise Problem(f"--ago takes a length of time like 15m, 26h or 3d, not {text!r}")
    unit = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}[found[2]]
    return now - timedelta(**{unit: int(found[1])})


def git(*args, env=None, stdin=None):
    done = subprocess.run(["git", "-C", ROOT, *args], capture_output=True, text=True, input=stdin, env={**os.environ, **(env or {})})
    if done.returncode != 0:
        raise Problem(done.stderr.strip() or f"git {args[0]} ended with {done.returncode}")
    return done.stdout


def read(name, rev=None):
    try:
        text = git("show", f"{rev}:{name}.json") if rev else open(f"{ROOT}/{name}.json").read()
        return json.loads(text)
    except FileNotFoundError:
        raise Problem(f"no settings '{name}'; known: {', '.join(sorted(f[:-5] for f in os.listdir(ROOT) if f.endswith('.json')))}")
    except json.JSONDecodeError as err:
        raise Problem(f"{ROOT}/{name}.json is not JSON ({err}); see: git -C {ROOT} diff")


def save(name, value, message, by, service, ago=None):
    """Writes one file in a single step, commits it and notes the change."""
    at = moment(ago)
    with open(f"{ROOT}/.git/ops.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        part = f"{ROOT}/.{name}.part"
        with open(part, "w") as out:
            out.write(text_of(value))
        os.rename(part, f"{ROOT}/{name}.json")
        git("add", f"{name}.json")
        stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        mail = f"{by.replace(' ', '-')}@shop.internal"
        who = {f"GIT_{r}_{k}": v for r in ("AUTHOR", "COMMITTER") for k, v in (("NAME", by), ("EMAIL", mail), ("DATE", stamp))}
        git("commit", "--quiet", "--allow-empty", "-m", message, env=who)
        note(at, by, service, message)


def note(at, by, service, what):
    """Adds to the change log, which stays in order of time."""
    line = json.dumps({"t": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "who": by, "service": service, "what": what})
    lines = open(CHANGES).read().splitlines() if os.path.exists(CHANGES) else []
    if not lines or json.loads(lines[-1])["t"] <= json.loads(line)["t"]:
        with open(CHANGES, "a") as out:
            out.write(line + "\n")
        return
    lines = sorted([*lines, line], key=lambda entry: json.loads(entry)["t"])
    with open(f"{CHANGES}.part", "w") as out:
        out.write("\n".join(lines) + "\n")
    os.rename(f"{CHANGES}.part", CHANGES)


def text_of(value):
    return json.dumps(value, indent=2) + "\n"
