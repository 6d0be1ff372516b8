package io.github.restmapfix.cli.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process as the kernel would show it, under a {@code /proc} of the test: a running HotSpot JVM
 * of ours that anybody may attach to, unless told otherwise.
 */
public final class FakeProcess {

  public static final long PID = 4_000_001;
  private static final String LIBJVM = "/opt/java/lib/server/libjvm.so";

  private final Path proc;
  private final Path directory;
  private String state = "S (sleeping)";
  private String user = "UID";
  private String caught = "0000000000000004";

  private FakeProcess(Path proc) {
    this.proc = proc;
    this.directory = proc.resolve(Long.toString(PID));
  }

  public static FakeProcess in(Path proc) {
    FakeProcess process = new FakeProcess(proc);
    process.make("self");
    process.write("self/status", process.status());
    process.make(PID + "/root/tmp");
    process.make(PID + "/root/opt/java/lib/server");
    process.write(PID + "/root/opt/java/lib/libinstrument.so", "");
    process.write(PID + "/root/opt/java/release", "JAVA_VERSION=\"17.0.15\"\n");
    process.startedAt(1000).maps(LIBJVM).commandLine("java", "-jar", "operator.jar");
    return process.written();
  }

  public FakeProcess stopped() {
    state = "T (stopped)";
    return written();
  }

  public FakeProcess ofUser(long uid) {
    user = Long.toString(uid);
    return written();
  }

  public FakeProcess catchingNothing() {
    caught = "0000000000000000";
    return written();
  }

  /** Field 22, behind a name that has all that a name may have. */
  public FakeProcess startedAt(long ticks) {
    return write(
        PID + "/stat",
        PID + " (a) R ) S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 20 0 " + ticks + " 1 1\n");
  }

  public FakeProcess maps(String... files) {
    StringBuilder lines = new StringBuilder("7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n");
    for (String file : files) {
      lines.append("7f0000000000-7f0000001000 r-xp 00000000 08:01 1    ").append(file).append('\n');
    }
    return write(PID + "/maps", lines.toString());
  }

  public FakeProcess commandLine(String... words) {
    return write(PID + "/cmdline", String.join("\0", words) + "\0");
  }

  public FakeProcess environment(String... variables) {
    return write(PID + "/environ", String.join("\0", variables) + "\0");
  }

  public FakeProcess release(String javaVersion) {
    return write(PID + "/root/opt/java/release", "JAVA_VERSION=\"" + javaVersion + "\"\n");
  }

  public FakeProcess withoutInstrument() throws IOException {
    Files.delete(root().resolve("opt/java/lib/libinstrument.so"));
    return this;
  }

  public FakeProcess executable(byte[] content) throws IOException {
    Files.write(directory.resolve("exe"), content);
    return this;
  }

  public Path root() {
    return directory.resolve("root");
  }

  public Path tmp() {
    return root().resolve("tmp");
  }

  public Proc proc() {
    return new Proc(proc);
  }

  public Target look() throws IOException {
    return proc().look(PID).orElseThrow();
  }

  /** The header, one section header, and the table of names that it points to. */
  public static byte[] elf(String section) {
    byte[] names = ("\0" + section + "\0").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer file = ByteBuffer.allocate(128 + names.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1);
    file.putLong(40, 64).putShort(58, (short) 64).putShort(60, (short) 1).putShort(62, (short) 0);
    file.putLong(64 + 24, 128).putLong(64 + 32, names.length);
    file.position(128);
    file.put(names);
    return file.array();
  }

  private FakeProcess written() {
    return write(PID + "/status", status());
  }

  private String status() {
    String id = user.equals("UID") ? ownUid() : user;
    return String.join(
        "\n",
        "Name:\tjava",
        "State:\t" + state,
        "Uid:\t0\t" + id + "\t0\t0",
        "Gid:\t0\t5\t0\t0",
        "NSpid:\t" + PID + "\t7",
        "SigCgt:\t" + caught,
        "");
  }

  private String ownUid() {
    try {
      return Files.getAttribute(proc, "unix:uid").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make(String name) {
    try {
      Files.createDirectories(proc.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FakeProcess write(String name, String text) {
    try {
      Files.writeString(proc.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
