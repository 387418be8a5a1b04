/** What a container never reads, as paths below the root. */
export const slimPaths = [
  'usr/share/man',
  'usr/share/info',
  'usr/share/locale',
  'usr/share/lintian',
  'usr/share/doc-base',
  'var/cache/apt/archives',
  'var/cache/apt/pkgcache.bin',
  'var/cache/apt/srcpkgcache.bin',
  'var/lib/apt/lists',
  'var/log/bootstrap.log',
  'var/log/dpkg.log',
  'var/log/apt',
  'var/log/alternatives.log',
  'var/cache/ldconfig/aux-cache',
];

/** Settings that keep the image slim when packages are added, and keep packages from starting services. */
export const slimFiles = {
  'etc/dpkg/dpkg.cfg.d/slim': [
    'path-exclude /usr/share/doc/*',
    'path-include /usr/share/doc/*/copyright',
    'path-exclude /usr/share/info/*',
    'path-exclude /usr/share/lintian/*',
    'path-exclude /usr/share/locale/*',
    'path-exclude /usr/share/man/*',
    'force-unsafe-io',
    '',
  ].join('\n'),
  'etc/apt/apt.conf.d/slim': [
    'Acquire::Languages "none";',
    'Acquire::GzipIndexes "true";',
    'Apt::AutoRemove::SuggestsImportant "false";',
    'Binary::apt::APT::Keep-Downloaded-Packages "false";',
    'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };',
    '',
  ].join('\n'),
  'var/lib/apt/lists/partial/.keep': '',
  'var/cache/apt/archives/partial/.keep': '',
};
