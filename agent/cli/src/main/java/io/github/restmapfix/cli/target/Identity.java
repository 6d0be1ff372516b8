package io.github.restmapfix.cli.target;

import java.util.Map;
import java.util.Objects;

/** Effective user and group: a JVM takes commands of no other. Immutable. */
public final class Identity {

  private final long uid;
  private final long gid;

  private Identity(long uid, long gid) {
    this.uid = uid;
    this.gid = gid;
  }

  /** From the lines {@code Uid} and {@code Gid}: real, effective, saved, file system. */
  static Identity of(Map<String, String> status) {
    return new Identity(effective(status.get("Uid")), effective(status.get("Gid")));
  }

  private static long effective(String four) {
    return Long.parseLong(four.split("\\s+")[1]);
  }

  public long uid() {
    return uid;
  }

  public long gid() {
    return gid;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity
        && ((Identity) other).uid == uid
        && ((Identity) other).gid == gid;
  }

  @Override
  public int hashCode() {
    return Objects.hash(uid, gid);
  }

  @Override
  public String toString() {
    return "user " + uid + ", group " + gid;
  }
}
