package io.github.restmapfix.cli.attach;

import io.github.restmapfix.cli.target.Target;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The target's {@code /tmp}, held open: whatever the target does to the path meanwhile, files are
 * made and read in the directory that was looked at, and no symbolic link is followed on the way.
 * An absolute link there would lead to <em>our</em> file system, where /proc/PID/root was left.
 */
final class TargetTmp implements Closeable {

  private final SecureDirectoryStream<Path> directory;

  private TargetTmp(SecureDirectoryStream<Path> directory) {
    this.directory = directory;
  }

  static TargetTmp of(Target target) throws AttachException {
    TargetTmp tmp;
    try (DirectoryStream<Path> root = Files.newDirectoryStream(target.root())) {
      tmp =
          new TargetTmp(
              ((SecureDirectoryStream<Path>) root)
                  .newDirectoryStream(Path.of("tmp"), LinkOption.NOFOLLOW_LINKS));
    } catch (IOException | ClassCastException notThere) {
      throw AttachException.refused(
          "/tmp of the process is no directory that can be used from here: " + notThere);
    }
    if (!target.isStillThere()) {
      tmp.close();
      throw AttachException.refused("process " + target.pid() + " has ended meanwhile");
    }
    return tmp;
  }

  /** Makes a file that was not there. */
  void create(String name, byte[] content, String permissions) throws IOException {
    try (SeekableByteChannel file =
        directory.newByteChannel(
            Path.of(name),
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  /** Of what is there itself, not of what it may point to. */
  PosixFileAttributes attributes(String name) throws IOException {
    return directory
        .getFileAttributeView(
            Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  SeekableByteChannel read(String name) throws IOException {
    return directory.newByteChannel(
        Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  void delete(String name) {
    try {
      directory.deleteFile(Path.of(name));
    } catch (IOException gone) {
      // as good as deleted
    }
  }

  @Override
  public void close() {
    try {
      directory.close();
    } catch (IOException ignored) {
      // only read from
    }
  }
}
