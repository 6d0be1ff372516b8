package io.github.restmapfix.pods;

import static io.github.restmapfix.pods.Command.kubectl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demo operator, unmodified, as a Deployment in a namespace of its own. */
final class Operator implements AutoCloseable {

  /** A JDK 17, and busybox for sh, cat, tar and id. */
  static final String WITH_SHELL = "restmap-fix.test/operator-shell:1";

  /** A JDK 25 and nothing else that could be run. */
  static final String DISTROLESS = "restmap-fix.test/operator-distroless:1";

  static final String AGENT = "restmap-fix.test/agent:1";

  /** What Pod Security "restricted" asks for. */
  static final String RESTRICTED =
      "{runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, allowPrivilegeEscalation: false,"
          + " capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}";

  private static final String BUNDLES =
      "../demo-operator/operator/src/main/resources/bundle-crd.yaml";

  private final String namespace;
  private final String group;

  private Operator(String namespace) {
    this.namespace = namespace;
    this.group = namespace + ".example.com";
  }

  static Operator in(String podSecurityLevel) {
    Operator operator = new Operator("t" + UUID.randomUUID().toString().substring(0, 6));
    operator.prepare(podSecurityLevel);
    return operator;
  }

  String namespace() {
    return namespace;
  }

  /** {@code changes} are name and value by turns, of operator.yaml. Returns once it watches. */
  Operator started(String image, String... changes) {
    Map<String, String> values = new HashMap<>();
    values.put("IMAGE", image);
    values.put("REPLICAS", "1");
    values.put("SECURITY", RESTRICTED);
    values.put("SIDECAR", "");
    values.put("COMMAND", command(namespace));
    for (int i = 0; i < changes.length; i += 2) {
      values.put(changes[i], changes[i + 1]);
    }
    Command.apply(Node.yaml("operator.yaml", values), "-n", namespace);
    int watching = Integer.parseInt(values.getOrDefault("WATCHES", values.get("REPLICAS")));
    Node.until(
        "the operator watches",
        () -> watching() == watching,
        () ->
            kubectl("-n", namespace, "get", "pods,events")
                + "\n"
                + kubectl("-n", namespace, "logs", "-l", "app=operator"));
    return this;
  }

  static String command(String namespace) {
    return "/opt/java/bin/java, -XX:TieredStopAtLevel=1, -jar, /app/demo-operator.jar,"
        + " --kubeconfig, /kubeconfig/config, --retry-max-ms, '1000', --namespace, "
        + namespace;
  }

  private long watching() {
    return kubectl("-n", namespace, "logs", "-l", "app=operator", "--tail=-1")
        .out()
        .lines()
        .filter(line -> line.contains("watching bundles"))
        .count();
  }

  List<String> pods() {
    return Arrays.asList(get("pods", "{.items[*].metadata.name}").split(" "));
  }

  String pod() {
    return pods().get(0);
  }

  /** Its uid, and how often its container was started again. */
  String identity() {
    return get(
        "pods",
        "{.items[0].metadata.uid} restarts {.items[0].status.containerStatuses[0].restartCount}");
  }

  /**
   * A custom resource definition arrives while the operator runs, and then a Bundle that needs it.
   */
  String late(String kind, String client) {
    String singular = kind.toLowerCase();
    Map<String, String> values =
        Map.of(
            "GROUP",
            group,
            "GROUP/",
            group + "/",
            "KIND",
            kind,
            "SINGULAR",
            singular,
            "PLURAL",
            singular + "s",
            "CLIENT",
            client);
    Command.apply(Node.yaml("late-crd.yaml", values));
    kubectl("wait", "--for=condition=Established", "crd/" + singular + "s." + group).succeeded();
    Command.apply(Node.yaml("bundle.yaml", values), "-n", namespace);
    return singular;
  }

  /** Work as usual: a Bundle of a kind that every cluster has. */
  String usual(String client) {
    Map<String, String> values =
        Map.of("GROUP/", "", "KIND", "ConfigMap", "SINGULAR", "usual", "CLIENT", client);
    Command.apply(Node.yaml("bundle.yaml", values), "-n", namespace);
    return "usual";
  }

  /** Three attempts in vain: it is not the race with discovery that the next attempt wins. */
  void fails(String bundle) {
    Node.until(
        bundle + " has failed three times",
        () -> ready(bundle).startsWith("False") && attempts(bundle) >= 3,
        () -> status(bundle));
  }

  void applies(String bundle) {
    Node.until(
        bundle + " is applied", () -> ready(bundle).startsWith("True"), () -> status(bundle));
  }

  String ready(String bundle) {
    return get("bundle/" + bundle, "{.status.conditions[?(@.type=='Ready')].status}");
  }

  private int attempts(String bundle) {
    return Integer.parseInt("0" + get("bundle/" + bundle, "{.status.attempts}"));
  }

  private String status(String bundle) {
    return get("bundle/" + bundle, "{.status}");
  }

  String get(String what, String jsonPath) {
    return kubectl("-n", namespace, "get", what, "-o", "jsonpath=" + jsonPath).out();
  }

  /** {@code kubectl restmap-fix WORDS -n NAMESPACE} */
  Command restmapFix(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "-n";
    all[words.length + 1] = namespace;
    return Command.restmapFix(all);
  }

  private void prepare(String level) {
    Command.apply(Node.yaml("namespace.yaml", Map.of("NAMESPACE", namespace, "LEVEL", level)));
    kubectl("apply", "--server-side", "-f", BUNDLES).succeeded();
    String token =
        kubectl("-n", namespace, "create", "token", "operator", "--duration=1h").succeeded().out();
    String config =
        kubectl(
                "config",
                "view",
                "--flatten",
                "--minify",
                "-o",
                "jsonpath={.clusters[0].cluster.certificate-authority-data} {.clusters[0].cluster.server}")
            .succeeded()
            .out();
    String[] cluster = config.split(" ");
    Map<String, String> values =
        Map.of(
            "AUTHORITY", cluster[0], "SERVER", cluster[1], "TOKEN", token, "NAMESPACE", namespace);
    Command.apply(Node.yaml("kubeconfig.yaml", values), "-n", namespace);
  }

  @Override
  public void close() {
    kubectl("delete", "namespace", namespace, "--wait=false");
    String crds =
        kubectl(
                "get",
                "crd",
                "-o",
                "jsonpath={.items[?(@.spec.group=='" + group + "')].metadata.name}")
            .out();
    if (!crds.isEmpty()) {
      String[] words = ("delete crd --wait=false " + crds).split(" ");
      kubectl(words);
    }
  }
}
