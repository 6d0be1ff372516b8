package io.github.restmapfix.cli.attach;

import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Proc;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The way into a JVM: checks, asks it to listen if it does not yet, connects. HotSpot listens once
 * it finds a file {@code .attach_pidN} of its own user at a SIGQUIT; without that file SIGQUIT
 * makes it print its threads on stdout.
 */
public final class Door {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_EVERY_MS = 5;

  private final Proc proc;
  private final Duration patience;

  public Door(Proc proc) {
    this(proc, PATIENCE);
  }

  public Door(Proc proc, Duration patience) {
    this.proc = proc;
    this.patience = patience;
  }

  /**
   * @throws AttachException if there is no such process
   */
  public Target look(long pid) throws AttachException {
    try {
      Optional<Target> target = proc.look(pid);
      if (target.isEmpty()) {
        throw AttachException.refused(
            "there is no process " + pid + " here; list shows the JVMs that there are");
      }
      return target.get();
    } catch (IOException unreadable) {
      throw AttachException.refused("cannot look at process " + pid + ": " + unreadable);
    }
  }

  public Identity self() throws AttachException {
    try {
      return proc.self();
    } catch (IOException unreadable) {
      throw AttachException.refused("cannot read /proc/self: " + unreadable);
    }
  }

  public AttachedJvm open(Target target) throws AttachException {
    Check.all(Check.beforeTalking(), target, self());
    if (!AttachSocket.isPossible()) {
      return JdkAttachJvm.to(target.pid());
    }
    if (!target.isListening()) {
      wake(target);
    }
    if (!Check.isItsOwn(target) || !target.isStillThere()) {
      throw AttachException.refused(
          "process " + target.pid() + " or its attach socket was exchanged meanwhile");
    }
    return SocketJvm.on(target.attachSocket(), patience);
  }

  private void wake(Target target) throws AttachException {
    String name = ".attach_pid" + target.ownPid();
    try (TargetTmp tmp = TargetTmp.of(target)) {
      Path elsewhere = null;
      try {
        tmp.create(name, new byte[0], "rw-------");
      } catch (FileAlreadyExistsException there) {
        elsewhere = createIn(target.workingDirectory().resolve(name));
      }
      try {
        signal(target);
        awaitSocket(target);
      } finally {
        if (elsewhere == null) {
          tmp.delete(name);
        } else {
          Files.deleteIfExists(elsewhere);
        }
      }
    } catch (IOException refused) {
      throw AttachException.refused(
          "process " + target.pid() + " could not be asked to listen: " + refused);
    }
  }

  /** Where HotSpot looks first; it counts only if the JVM's user owns it. */
  private static Path createIn(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException left) {
      // by an attach that was killed
    }
    return file;
  }

  /** A last look: the number may have gone to another process, which SIGQUIT would end. */
  private void signal(Target target) throws AttachException {
    Target now = look(target.pid());
    if (!target.isStillThere() || !now.catchesQuit()) {
      throw AttachException.refused("process " + target.pid() + " is another one meanwhile");
    }
    Quit.send(target.pid());
  }

  private void awaitSocket(Target target) throws AttachException {
    long end = System.nanoTime() + patience.toNanos();
    while (!target.isListening()) {
      if (System.nanoTime() - end > 0 || !target.isStillThere()) {
        throw AttachException.failed(
            "process "
                + target.pid()
                + (target.isStillThere()
                    ? " did not open its attach socket within "
                        + patience.toMillis()
                        + " ms: is it stopped, or does it hang?"
                    : " ended while it was asked to listen"));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AttachException.failed("interrupted");
      }
    }
  }
}
