package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.cli.attach.Door;
import io.github.restmapfix.cli.attach.Session;
import io.github.restmapfix.cli.target.Proc;
import io.github.restmapfix.programs.ClientJavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * Patched and put back again and again, a JVM has no more of anything than after the first times.
 * {@code -Dit.rounds=100} takes minutes, since each round loads the whole agent anew.
 */
class RoundsIT {

  private static final int ROUNDS = Integer.getInteger("it.rounds", 20);

  private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

  @Test
  void rounds_leave_no_class_loader_thread_memory_or_open_file() throws Exception {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
        Fork program =
            Fork.of(
                    "client-java-27.0.0",
                    List.of("-XX:+EnableDynamicAgentLoading", "-Xmx256m"),
                    ClientJavaProgram.class,
                    cluster.kubeconfig())
                .ready()) {
      cluster.serve("xs", "X", "Namespaced", "v1");
      program.ask("refresh 0 " + cluster.group());
      rounds(program, 5);
      Map<String, Long> early = inventory(program);
      rounds(program, ROUNDS - 5);
      Map<String, Long> late = inventory(program);

      System.out.println("after 5 rounds " + early + ", after " + ROUNDS + " " + late);
      assertThat(late.get("io.github.restmapfix.AgentLoader")).isEqualTo(0);
      assertThat(late.get("java.lang.Thread")).isLessThanOrEqualTo(early.get("java.lang.Thread"));
      // a class or two of the JDK's own, made by reflection, may come late
      assertThat(late.get("java.lang.Class") - early.get("java.lang.Class")).isLessThan(20);
      assertThat(late.get("open files")).isLessThanOrEqualTo(early.get("open files"));
      assertThat(late.get("bytes") - early.get("bytes")).isLessThan(512 * 1024);
    }
  }

  private static void rounds(Fork program, int count) throws Exception {
    Door door = new Door(new Proc(Path.of("/proc")));
    try (Session session = Session.with(door, door.look(program.pid()))) {
      for (int i = 0; i < count; i++) {
        assertThat(session.tell(Fork.JAR, "0.1.0", "op=install,log=off").copies()).hasSize(1);
        assertThat(session.tell(Fork.JAR, "0.1.0", "op=unpatch").isOn()).isFalse();
      }
    }
  }

  /** What is alive after a full collection, and what the process has open. */
  private static Map<String, Long> inventory(Fork program) throws Exception {
    Map<String, Long> inventory = new TreeMap<>();
    inventory.put("io.github.restmapfix.AgentLoader", 0L);
    String pid = String.valueOf(program.pid());
    jcmd(pid, "GC.run");
    for (String line : jcmd(pid, "GC.class_histogram")) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(2).matches(".*(AgentLoader|java.lang.(Class|Thread))")) {
        inventory.put(row.group(2), Long.valueOf(row.group(1)));
      } else if (line.startsWith("Total")) {
        inventory.put("bytes", Long.valueOf(line.trim().split("\\s+")[2]));
      }
    }
    try (Stream<Path> open = Files.list(Path.of("/proc", pid, "fd"))) {
      inventory.put("open files", open.count());
    }
    return inventory;
  }

  private static List<String> jcmd(String pid, String command) throws Exception {
    return new ProcessExecutor(Jvm.home().resolve("bin/jcmd").toString(), pid, command)
        .readOutput(true)
        .exitValue(0)
        .execute()
        .getOutput()
        .getLinesAsUTF8();
  }
}
