package io.github.restmapfix.cli.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The strings in a HotSpot JVM's {@code hsperfdata} file, version 2: what jps and jstat read, and
 * what tells about a JVM without talking to it. The file is the target's, so nothing in it is
 * believed further than to read it.
 */
final class PerfData {

  private static final String FOLDER = "hsperfdata_";
  private static final int MAGIC = 0xcafec0c0;
  private static final int HEADER = 32;
  private static final int ENTRY = 20;
  private static final long LARGEST = 1 << 20;

  private PerfData() {}

  /** Of the JVM with that number, in its own {@code /tmp}; empty if it keeps none. */
  static Map<String, String> of(Path tmp, long pid, long uid) {
    // a JVM of our own user's, as nearly all are that we look at; a /tmp may hold thousands of
    // files
    Path likely = file(tmp.resolve(FOLDER + System.getProperty("user.name")), pid);
    try {
      if (isOf(uid, likely)) {
        return strings(Files.readAllBytes(likely));
      }
      try (DirectoryStream<Path> users = Files.newDirectoryStream(tmp, FOLDER + "*")) {
        for (Path user : users) {
          if (isOf(uid, file(user, pid))) {
            return strings(Files.readAllBytes(file(user, pid)));
          }
        }
      }
    } catch (IOException | UnsupportedOperationException unseen) {
      // the JVM is as good without
    }
    return Collections.emptyMap();
  }

  private static Path file(Path user, long pid) {
    return user.resolve(Long.toString(pid));
  }

  private static boolean isOf(long uid, Path file) throws IOException {
    return Files.isDirectory(file.getParent(), LinkOption.NOFOLLOW_LINKS)
        && Proc.isRegular(file)
        && Files.size(file) <= LARGEST
        && Files.getAttribute(file, "unix:uid").equals((int) uid);
  }

  /** Empty for what is not such a file. */
  static Map<String, String> strings(byte[] file) {
    Map<String, String> strings = new HashMap<>();
    if (file.length < HEADER || ByteBuffer.wrap(file).getInt(0) != MAGIC || file[5] != 2) {
      return strings;
    }
    ByteBuffer data =
        ByteBuffer.wrap(file).order(file[4] == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long at = data.getInt(24);
    for (int left = data.getInt(28); left > 0 && fits(data, at, ENTRY); left--) {
      int length = data.getInt((int) at);
      if (length < ENTRY || !fits(data, at, length)) {
        break;
      }
      int vector = data.getInt((int) at + 8);
      if (data.get((int) at + 12) == 'B' && vector > 0) {
        long name = at + data.getInt((int) at + 4);
        strings.put(
            text(data, name, at + length),
            text(data, at + data.getInt((int) at + 16), at + length));
      }
      at += length;
    }
    return strings;
  }

  private static boolean fits(ByteBuffer data, long at, int length) {
    return at >= 0 && at + length <= data.limit();
  }

  private static String text(ByteBuffer data, long from, long limit) {
    if (from < 0 || from > limit) {
      return "";
    }
    int end = (int) from;
    while (end < limit && data.get(end) != 0) {
      end++;
    }
    return new String(data.array(), (int) from, end - (int) from, StandardCharsets.UTF_8);
  }
}
