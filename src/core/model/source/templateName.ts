/** Suffixes of templates: of Ansible and Salt, Puppet and Chef, programs in Go, Terraform, Mustache, and Autoconf. */
const TEMPLATE = /\.(?:j2|jinja2?|erb|epp|tmpl|gotmpl|tpl|tftpl|template|mustache|in)$/i;

/** Suffixes for the machine that a file is for, such as `kubelet.service.master`, and of files with defaults. */
const VARIANT = /\.(?:default|sysconfig|master|worker|pool|controller|control-?plane)$/i;

/** Suffixes of templates that may be Terraform's. */
const TERRAFORM = /\.(?:tftpl|tpl)$/i;

/** Suffixes of files that people copy and fill in. */
const SAMPLE = /\.(?:example|sample|dist)$/i;

/** Suffixes of copies that nothing reads any more: a word, with a number or a date behind it, or a date. */
const COPY =
  /(?:\.(?:bak|bkp|backup|old|orig|prev|previous|expired|disabled|save|rpmsave|rpmnew|rpmorig|dpkg-old|dpkg-dist)(?:[.-]?\d{1,14})?|[.-]20\d\d-?[01]\d-?[0-3]\d(?:[-T]?\d{4}(?:\d\d)?)?|~)$/i;

/** Whether a file of that name or path is a template. */
export function isTemplateName(path: string): boolean {
  return TEMPLATE.test(withoutSuffix(path, COPY));
}

/** Whether a file of that name or path is one of several for different machines, which may be a template. */
export function isVariantName(path: string): boolean {
  return VARIANT.test(withoutSuffix(path, COPY));
}

/** Whether a template of that name or path may be Terraform's. */
export function isTerraformName(path: string): boolean {
  return TERRAFORM.test(withoutSuffix(path, COPY));
}

/** Whether a file of that name or path is one that people copy and fill in. */
export function isSampleName(path: string): boolean {
  return SAMPLE.test(withoutSuffix(path, COPY));
}

/** Whether the name is that of a copy that nothing reads any more. */
export function isCopyName(name: string): boolean {
  return COPY.test(name);
}

/** The name or path of the file that is made from a template or a sample, or that was copied: `kubelet.service` of `kubelet.service.j2`. */
export function madePath(path: string): string {
  const original = withoutSuffix(path, COPY);
  return withoutSuffix(withoutSuffix(withoutSuffix(original, SAMPLE), TEMPLATE), VARIANT);
}

function withoutSuffix(path: string, suffix: RegExp): string {
  const end = path.search(suffix);
  return end > 0 && path[end - 1] !== '/' ? path.slice(0, end) : path;
}
