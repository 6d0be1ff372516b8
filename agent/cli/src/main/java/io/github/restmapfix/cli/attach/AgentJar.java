package io.github.restmapfix.cli.attach;

import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The jar as a target gets it: one file in its /tmp, named by its content, made new or else proven
 * to be the same, and left there for good, since it is on the JVM's class path from then on
 * (corretto hotpatch #43: programs broke when it was removed).
 */
final class AgentJar {

  private final byte[] content;
  private final byte[] hash;
  private final String name;

  private AgentJar(byte[] content, String version) {
    this.content = content;
    this.hash = sha256().digest(content);
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      hex.append(String.format("%02x", hash[i]));
    }
    this.name = "restmap-fix-" + version + "-" + hex + ".jar";
  }

  static AgentJar of(Path file, String version) throws IOException {
    return new AgentJar(Files.readAllBytes(file), version);
  }

  /** As the target sees it. */
  String path() {
    return "/tmp/" + name;
  }

  void place(Target target) throws AttachException {
    try (TargetTmp tmp = TargetTmp.of(target)) {
      create(tmp);
      verify(tmp);
    }
  }

  /** That nobody put something else in its place while the JVM loaded it. */
  void verifyLoaded(Target target) throws AttachException {
    try (TargetTmp tmp = TargetTmp.of(target)) {
      verify(tmp);
    } catch (AttachException exchanged) {
      throw AttachException.failed(
          "the JVM was given an agent, and then "
              + exchanged.getMessage()
              + "; restart the program");
    }
  }

  private void create(TargetTmp tmp) throws AttachException {
    try {
      tmp.create(name, content, "r--r--r--");
    } catch (FileAlreadyExistsException there) {
      return;
    } catch (IOException refused) {
      deleteRest(tmp);
      throw AttachException.refused(
          path() + " could not be written in the target: " + refused.getMessage());
    }
  }

  /** Half a file of ours would be in the way of the next attempt; another's is left alone. */
  private void deleteRest(TargetTmp tmp) {
    try {
      if (tmp.attributes(name).owner().equals(ourselves())
          && tmp.attributes(name).size() < content.length) {
        tmp.delete(name);
      }
    } catch (IOException nothingThere) {
      // it could not even be made
    }
  }

  private void verify(TargetTmp tmp) throws AttachException {
    try {
      PosixFileAttributes attributes = tmp.attributes(name);
      if (!attributes.isRegularFile()) {
        throw inTheWay("is not a regular file");
      }
      if (!attributes.owner().equals(ourselves())) {
        throw inTheWay("belongs to " + attributes.owner().getName());
      }
      if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
          || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
        throw inTheWay("can be written by others");
      }
      if (attributes.size() != content.length || !MessageDigest.isEqual(hash, hash(tmp))) {
        throw inTheWay("has another content than this jar");
      }
    } catch (IOException unreadable) {
      throw inTheWay("cannot be read: " + unreadable.getMessage());
    }
  }

  private AttachException inTheWay(String what) {
    return AttachException.refused(
        path()
            + " in the target "
            + what
            + ", so it is not used; find out who put it there, and remove it");
  }

  private byte[] hash(TargetTmp tmp) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try (SeekableByteChannel file = tmp.read(name)) {
      while (file.read(buffer) >= 0) {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
    return digest.digest();
  }

  private static UserPrincipal ourselves() throws IOException {
    return Files.getOwner(Path.of("/proc/self"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
