import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { attempt, read, script } from '../run-command.ts';
import { absolutePath, fileStateSchema, readFile, restoreAttributes, writeFile } from '../sandbox-file.ts';

/** Puts a certificate that ended yesterday in the place of one that is good: the same names, the same key, the same issuer. */
export const certificateExpire = defineFault({
  kind: 'certificate.expire',
  title: 'A certificate has expired',
  permission: 'exec-in-target',
  params: z.strictObject({
    certificate: absolutePath,
    key: absolutePath,
    /** Certificate and key it is signed with; itself when not given. */
    issuer: z.strictObject({ certificate: absolutePath, key: absolutePath }).optional(),
    /** What makes its service read it again, as words. */
    reload: z.array(z.string().min(1).max(200)).min(1).max(20).optional(),
  }),
  inverse: fileStateSchema,
  describe: ({ certificate }) => `${certificate} had ended the day before`,
  prepare: (playground, target, { certificate }) => readFile(playground, target, certificate),
  async apply(playground, target, { certificate, key, issuer, reload }, before) {
    if (!(await isExpired(playground, target, certificate))) {
      const by = issuer ?? { certificate, key };
      const values = [certificate, key, by.certificate, by.key, issuer === undefined ? 'self' : 'issuer'];
      const expired = await read(playground, target, script(sign, ...values));
      await writeFile(playground, target, certificate, expired);
      await restoreAttributes(playground, target, certificate, before);
    }
    if (reload !== undefined) await read(playground, target, reload);
  },
  async verify(playground, target, { certificate }) {
    const effective = await isExpired(playground, target, certificate);
    return { effective, reading: `${target}: ${certificate} ${effective ? 'has expired' : 'is good'}` };
  },
  async revert(playground, target, { certificate, reload }, before) {
    // A new one that is good was somebody's repair.
    if (!(await isExpired(playground, target, certificate))) return;
    await writeFile(playground, target, certificate, before.content);
    await restoreAttributes(playground, target, certificate, before);
    if (reload !== undefined) await read(playground, target, reload);
  },
  async verifyReverted(playground, target, { certificate }, before) {
    const { content } = await readFile(playground, target, certificate);
    const exact = content === before.content;
    return { exact, detail: `${certificate} is ${exact ? 'the one it was' : 'another than before'}` };
  },
});

// `openssl ca` is the one command that lets both ends of a life be told.
const sign = `set -e
d=$(mktemp -d); trap 'rm -r "$d"' EXIT; cd "$d"
touch index.txt; echo 01$(od -An -N7 -tx1 /dev/urandom | tr -d ' \\n') > serial
cat > ca.cnf <<END
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
copy_extensions = copyall
email_in_dn = no
unique_subject = no
[any]
commonName = optional
organizationName = optional
organizationalUnitName = optional
countryName = optional
[req]
distinguished_name = nobody
[nobody]
END
openssl x509 -x509toreq -copy_extensions copyall -in "$1" -signkey "$2" -out old.csr 2> /dev/null
day() { date -u -d "$1" +%Y%m%d%H%M%SZ; }
[ "$5" = self ] && as="-selfsign" || as="-cert $3"
openssl ca -batch -config ca.cnf $as -keyfile "$4" -in old.csr -startdate "$(day '-91 days')" -enddate "$(day '-1 day')" -notext -out new.crt 2> said || { cat said >&2; exit 1; }
cat new.crt`;

async function isExpired(
  ...[playground, target, path]: [Parameters<typeof read>[0], Parameters<typeof read>[1], string]
) {
  await readFile(playground, target, path);
  return (
    (await attempt(playground, target, ['openssl', 'x509', '-noout', '-checkend', '0', '-in', path])).exitCode === 1
  );
}
