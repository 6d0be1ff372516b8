package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * One pod in which attaching is not possible, or not without a word more: two JVMs in the first
 * container, and two more containers, neither with a /tmp that can be written.
 */
@EnabledIfEnvironmentVariable(named = Node.KUBECONFIG, matches = ".+")
class UnusualPodIT {

  private static final String READ_ONLY =
      Operator.RESTRICTED.replaceFirst("\\{", "{readOnlyRootFilesystem: true, ");

  private static Operator operator;

  @BeforeAll
  static void start() {
    operator = Operator.in("restricted");
    String watching =
        "java -XX:TieredStopAtLevel=1 -jar /app/demo-operator.jar --kubeconfig /kubeconfig/config"
            + " --namespace "
            + operator.namespace();
    operator.started(
        Operator.WITH_SHELL,
        "COMMAND",
        "sh, -c, '" + watching + " --selector other=1 & " + watching + " --retry-max-ms 1000'",
        "SIDECAR",
        container("sealed", READ_ONLY, "/kubeconfig")
            + "\n      "
            + container("locked", Operator.RESTRICTED, "/kubeconfig", "/tmp"),
        "WATCHES",
        "2");
  }

  @AfterAll
  static void end() {
    operator.close();
  }

  @Test
  void without_a_tmp_it_is_refused_with_the_remedy_that_lasts_and_nothing_is_added() {
    Command attached = attach("-c", "sealed", "--image", Operator.AGENT);

    assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
    assertThat(attached.err())
        .contains("container sealed is read only, and nothing is mounted on /tmp", "emptyDir")
        .contains("initContainers:", "-javaagent:/restmap-fix/restmap-fix.jar");
    assertThat(operator.get("pods", "{.items[*].spec.ephemeralContainers[*].name}")).isEmpty();
  }

  /** The jar is 5 MiB: what is left of it unread would hold kubectl exec up for ever. */
  @Test
  void a_tmp_that_takes_no_file_holds_nobody_up() {
    Command attached = attach("-c", "locked");

    assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
    assertThat(attached.err())
        .contains("takes no file", "Read-only file system", "initContainers:")
        .doesNotContain("given up");
  }

  @Test
  void of_two_jvms_in_a_container_one_has_to_be_chosen() {
    String late = operator.late("Late", "client-java");
    operator.fails(late);

    Command planned = attach("-c", "operator", "--dry-run");
    assertThat(planned.exit()).as("%s", planned).isZero();
    assertThat(planned.err()).contains("would copy ");
    assertThat(filesInTmp()).doesNotContain("restmap-fix-");

    Command attached = attach("-c", "operator");
    assertThat(attached.exit()).as("%s", attached).isEqualTo(2);
    assertThat(attached.err()).contains("several JVMs").contains("--pid").contains("other=1");

    String pid =
        attached
            .err()
            .lines()
            .filter(line -> line.contains("--retry-max-ms"))
            .map(line -> line.trim().split(" ")[0])
            .findFirst()
            .orElseThrow();
    Command chosen = attach("-c", "operator", "--pid", pid);
    assertThat(chosen.exit()).as("%s", chosen).isZero();
    operator.applies(operator.usual("client-java"));
    operator.applies(late);
  }

  private static String filesInTmp() {
    String ls =
        "exec -c operator -n "
            + operator.namespace()
            + " "
            + operator.pod()
            + " -- busybox ls /tmp";
    Command listed = Command.kubectl(ls.split(" "));
    assertThat(listed.exit()).as("%s", listed).isZero();
    return listed.out();
  }

  private static Command attach(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "attach";
    all[1] = operator.pod();
    System.arraycopy(options, 0, all, 2, options.length);
    return operator.restmapFix(all);
  }

  /** With a java in it, though none runs: it is not come so far. */
  private static String container(String name, String security, String... readOnlyMounts) {
    StringBuilder mounts = new StringBuilder();
    for (String path : readOnlyMounts) {
      mounts.append("{name: kubeconfig, readOnly: true, mountPath: ").append(path).append("}, ");
    }
    return String.format(
        "- {name: %s, image: %s, imagePullPolicy: Never, command: [busybox, sleep, '3600'],"
            + " securityContext: %s, volumeMounts: [%s]}",
        name, Operator.WITH_SHELL, security, mounts);
  }
}
