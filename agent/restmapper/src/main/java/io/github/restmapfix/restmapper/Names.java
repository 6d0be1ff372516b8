package io.github.restmapfix.restmapper;

import java.util.regex.Pattern;

/**
 * What the API server itself allows as names. Checked before a URL or a log line is made of them:
 * manifests are written by others, and {@code apiVersion: ../../api/v1/secrets?} must not become a
 * path.
 */
final class Names {

  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern KIND = Pattern.compile("[A-Za-z]([-A-Za-z0-9]*[A-Za-z0-9])?");

  private Names() {}

  /** The empty name is the core group. */
  static boolean group(String name) {
    return name != null
        && (name.isEmpty() || name.length() <= 253 && SUBDOMAIN.matcher(name).matches());
  }

  static boolean version(String name) {
    return name != null && name.length() <= 63 && LABEL.matcher(name).matches();
  }

  /** A plural. Of a CRD it is a label; aggregated API servers also use dots. */
  static boolean resource(String name) {
    return name != null && !name.isEmpty() && group(name);
  }

  /** One step of a path as it is on the wire, without an escape: an object, a subresource. */
  static boolean segment(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "/%?#\\;".indexOf(c) < 0);
  }

  static boolean kind(String name) {
    return name != null && name.length() <= 63 && KIND.matcher(name).matches();
  }
}
