package io.github.restmapfix.apiserver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A resource of one group-version, as it is served now. The verbs are in the real server's order,
 * which differs between built-in and custom resources.
 */
record ResourceType(
    String group,
    String version,
    String storageVersion,
    String plural,
    String singular,
    String kind,
    String listKind,
    List<String> shortNames,
    List<String> categories,
    boolean namespaced,
    boolean status,
    boolean custom,
    List<String> verbs) {

  static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

  String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** As it is written in messages: {@code widgets.example.com}. */
  String groupResource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** Versions share their objects. */
  String collection() {
    return group + "/" + plural;
  }

  boolean allows(String verb) {
    return verbs.contains(verb);
  }

  /** ConfigMaps, Secrets and their like have no generation. */
  boolean countsGenerations() {
    return custom || !group.isEmpty() && !group.equals("coordination.k8s.io");
  }

  String storageVersionHash() {
    String gvk = group + "/" + storageVersion + "/" + kind;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(gvk.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
