package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which container the plug-in goes in, as whom, and what it makes of what is there already. */
@Timeout(60)
class WayInIT {

  private static final String POD =
      "apiVersion: v1\n"
          + "kind: Pod\n"
          + "metadata: {name: p}\n"
          + "spec:\n"
          + "  containers: [{name: a, image: a}, {name: b, image: b}]\n"
          + "  ephemeralContainers:\n"
          + "  - name: restmap-fix\n"
          + "    image: registry.example.com/team/restmap-fix:0.1.0\n"
          + "    targetContainerName: a\n"
          + "    securityContext: {runAsUser: 1000000000, runAsGroup: 7}\n"
          + "status:\n"
          + "  ephemeralContainerStatuses:\n"
          + "  - {name: restmap-fix, state: {running: {startedAt: '2026-01-01T00:00:00Z'}}}\n";

  private static final String LISTS_ONE_JVM =
      "case \"$*\" in\n"
          + "  *'-c restmap-fix'*' list') printf 'PID JAVA VM\\n1 17 HotSpot yes operator\\n' ;;\n"
          + "  *'-c restmap-fix'*) ;;\n"
          + "  *) exit 126 ;;\n"
          + "esac\n";

  @TempDir Path bin;

  @Test
  void what_a_container_says_of_its_user_is_a_number_or_nothing() throws Exception {
    Paper paper =
        new Paper(
            bin,
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a}]}}",
            "case \"$*\" in\n"
                + "  *' id '*) echo '0,\"privileged\":true},\"ignored\":{\"a\":0' ;;\n"
                + "  *) exit 126 ;;\n"
                + "esac\n");

    Command attached = paper.restmapFix("attach", "p", "--image", "x");

    assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
    assertThat(attached.err()).contains("which user its JVM runs as; --user UID:GID does");
    assertThat(paper.calls("debug")).isEmpty();
  }

  @Test
  void nor_is_a_user_taken_that_is_no_number() throws Exception {
    Command attached =
        new Paper(bin, POD, "").restmapFix("attach", "p", "-c", "a", "--user", "0,\"a\":1");

    assertThat(attached.exit()).as("%s", attached).isEqualTo(2);
  }

  @Test
  void the_ephemeral_container_that_is_there_is_used_again() throws Exception {
    Paper paper = new Paper(bin, POD, LISTS_ONE_JVM);

    Command attached =
        paper.restmapFix(
            "attach",
            "p",
            "-c",
            "a",
            "--user",
            "1000000000:7",
            "--image",
            "mirror.example.com/restmap-fix:0.1.0");

    assertThat(attached.exit()).as("%s", attached).isZero();
    assertThat(paper.calls("attach 1")).hasSize(1);
    assertThat(paper.calls("debug")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "b, 0.1.0, 1000000000:7", // beside another container
    "a, 0.2.0, 1000000000:7", // of another release
    "a, 0.1.0, 1000000000:8", // as another user
  })
  void one_that_was_made_for_something_else_is_not(String container, String tag, String user)
      throws Exception {
    Paper paper = new Paper(bin, POD, LISTS_ONE_JVM);

    paper.restmapFix(
        "attach",
        "p",
        "-c",
        container,
        "--user",
        user,
        "--image",
        "x/restmap-fix:" + tag,
        "--request-timeout",
        "5");

    assertThat(paper.calls("debug"))
        .singleElement()
        .asString()
        .contains("--target=" + container + " --container=restmap-fix-2 ");
    assertThat(paper.security())
        .contains("\"runAsUser\":" + user.replace(":", ",\"runAsGroup\":") + ",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "unpatch"})
  void an_agent_of_the_jvm_flag_is_asked_by_its_own_jar(String verb) throws Exception {
    Paper paper =
        new Paper(
            bin,
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, env:"
                + " [{name: JAVA_TOOL_OPTIONS, value: '-javaagent:/opt/restmap-fix.jar=log=off"
                + " -javaagent:/otel.jar'}]}]}}",
            "case \"$*\" in *' list') printf 'PID JAVA VM\\n1 17 HotSpot yes operator\\n' ;; esac\n");

    Command asked = paper.restmapFix(verb, "p");

    assertThat(asked.exit()).as("%s", asked).isZero();
    assertThat(paper.calls(" -jar /opt/restmap-fix.jar " + verb + " 1"))
        .singleElement()
        .asString()
        .as("a debugger's port, say, is not opened twice")
        .contains("env -u JAVA_TOOL_OPTIONS ");
  }

  @Test
  void an_agent_that_another_release_of_the_plug_in_attached_is_unpatched() throws Exception {
    Paper paper =
        new Paper(
            bin,
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a}]}}",
            "case \"$*\" in\n"
                + "  *' sh -c echo '*) echo /tmp/restmap-fix-0.0.9-0123456789abcdef.jar ;;\n"
                + "  *' list') printf 'PID JAVA VM\\n1 17 HotSpot yes operator\\n' ;;\n"
                + "esac\n");

    assertThat(paper.restmapFix("unpatch", "p").exit()).isZero();
    assertThat(paper.calls("/tmp/restmap-fix-0.0.9-0123456789abcdef.jar unpatch 1")).hasSize(1);
  }

  @Test
  void a_pod_without_an_agent_is_not_patched() throws Exception {
    Paper paper =
        new Paper(
            bin,
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a}]}}",
            "");

    Command status = paper.restmapFix("status", "p");

    assertThat(status.exit()).as("%s", status).isEqualTo(5);
    assertThat(status.err()).contains("not patched");
  }

  @Test
  void that_is_not_said_of_one_into_which_nobody_can_see() throws Exception {
    Paper paper =
        new Paper(
            bin,
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a}]}}",
            "exit 1\n");

    Command unpatched = paper.restmapFix("unpatch", "p");

    assertThat(unpatched.exit()).as("%s", unpatched).isEqualTo(4);
    assertThat(unpatched.err()).contains("lets nobody see what is in its /tmp");
  }

  @Test
  void a_deployments_pods_are_chosen_by_its_whole_selector() throws Exception {
    Paper paper = deployment("{app: x}", "");
    assertThat(paper.restmapFix("status", "deploy/d", "--dry-run").exit()).isNotEqualTo(2);
    assertThat(paper.calls("get pods")).singleElement().asString().contains(" -l app=x -o");

    paper =
        deployment(
            "{app: x}",
            "[{key: track, operator: NotIn, values: [canary, dark]}, {key: tier, operator: In,"
                + " values: [web]}, {key: own, operator: Exists}, {key: gone, operator: DoesNotExist}]");
    paper.restmapFix("status", "deploy/d", "--dry-run");
    assertThat(paper.calls("get pods"))
        .singleElement()
        .asString()
        .contains(" -l app=x,track notin (canary,dark),tier in (web),own,!gone -o");
  }

  @Test
  void a_deployment_whose_selector_cannot_be_told_is_not_every_pod() throws Exception {
    Paper paper = deployment("{}", "[]");

    Command status = paper.restmapFix("status", "deploy/d");

    assertThat(status.exit()).as("%s", status).isEqualTo(2);
    assertThat(paper.calls("get pods")).isEmpty();
  }

  private Paper deployment(String labels, String expressions) throws Exception {
    return new Paper(
        bin,
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {selector: {matchLabels: "
            + labels
            + ", matchExpressions: "
            + (expressions.isEmpty() ? "[]" : expressions)
            + "}}}",
        "");
  }
}
