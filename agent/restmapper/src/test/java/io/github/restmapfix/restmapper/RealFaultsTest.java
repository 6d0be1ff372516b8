package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Faults that only a real API server has. See docs/faults.md. */
@EnabledIfEnvironmentVariable(named = RealServer.KUBECONFIG, matches = ".+")
class RealFaultsTest {

  private static final String APISERVICES = "/apis/apiregistration.k8s.io/v1/apiservices";
  private static final String ROLES = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
  private static final String BINDINGS = ROLES.replace("clusterroles", "clusterrolebindings");
  private static final String FLOWS = "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas";
  private static final String LEVELS = FLOWS.replace("flowschemas", "prioritylevelconfigurations");
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

  private final KubeconfigClient admin = KubeconfigClient.ofEnvironment(RealServer.KUBECONFIG);
  private final RealServer server = RealServer.of(admin);
  private final RealObjects objects = new RealObjects(admin);
  private final String group = server.group("faulty");
  private final String name = group.replace(".example.com", "");
  private final String account = "system:serviceaccount:default:" + name;
  private final String entry = "GET /apis/" + group;
  private final String v1 = entry + "/v1";
  private final String v2 = entry + "/v2";

  @AfterEach
  void leave_nothing() {
    server.close();
    objects.close();
  }

  @Test
  void an_account_without_system_discovery_is_told_so_and_finds_what_it_may_read_from_then_on() {
    server.serves(group + "/v1", "X");
    RealServer asAccount = RealServer.of(withoutDiscovery());
    Mapper mapper = Mapper.withoutWait(asAccount);

    Answer refused = mapper.find(group + "/v1", "X");
    assertThat(refused.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(refused.why())
        .isEqualTo(
            "HTTP 403 on /apis/"
                + group
                + "/v1: may not read it (nonResourceURLs, usually ClusterRole system:discovery)");
    assertUnknown(mapper.findVersionless(group, "X"));
    assertThat(mapper.everything()).isEmpty();
    assertThat(asAccount.requests()).containsExactly(v1, entry, "GET /api", "GET /apis");
    assertThat(mapper.cluster.stats().unanswered()).isEqualTo(4);

    grant("part", "/apis/" + group + "/v1");
    asAccount.forgetRequests();
    assertThat(mapper.find(group + "/v1", "X").found()).isTrue();
    assertUnknown(mapper.findVersionless(group, "X"));
    assertThat(asAccount.requests()).containsExactly(v1, entry);

    grant("rest", "/apis/" + group);
    asAccount.forgetRequests();
    assertThat(mapper.findVersionless(group, "X").found()).isTrue();
    assertThat(asAccount.requests()).containsExactly(entry);
  }

  @Test
  void an_account_that_may_read_half_of_the_lists_does_not_take_the_other_half_for_empty() {
    RealServer asAccount = RealServer.of(withoutDiscovery());
    Mapper mapper = Mapper.withoutWait(asAccount);
    grant("half", "/apis", "/apis/*");

    assertThat(mapper.everything()).isEmpty();
    assertThat(asAccount.statuses()).startsWith(403, 200);
    grant("other", "/api", "/api/*");
    assertThat(mapper.everything()).isPresent();
  }

  /** Not bound to system:discovery, which is for system:authenticated. */
  private KubeconfigClient withoutDiscovery() {
    return admin.as(account, "system:unauthenticated");
  }

  private void grant(String part, String... paths) {
    String role = name + "-" + part;
    objects.create(
        ROLES,
        role,
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "%s"},
         "rules": [{"verbs": ["get"], "nonResourceURLs": ["%s"]}]}
        """
            .formatted(role, String.join("\", \"", paths)));
    objects.create(
        BINDINGS,
        role,
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "%1$s"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "%1$s"},
         "subjects": [{"kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "%2$s"}]}
        """
            .formatted(role, account));
    RealObjects.until(
        role + " is in force", () -> withoutDiscovery().get(paths[0]).statusCode() == 200);
  }

  @Test
  void a_server_that_rejects_by_priority_and_fairness_is_left_alone_for_as_long_as_it_asks() {
    server.serves(group + "/v1", "X");
    KubeconfigClient rejected = admin.as(account);
    RealServer asAccount = RealServer.of(rejected);
    Mapper mapper = Mapper.withoutWait(asAccount);
    limit();
    List<CompletableFuture<?>> seats = new ArrayList<>();
    RealObjects.until(
        "no seat is free",
        () -> {
          seats.add(rejected.postNothing(REVIEWS));
          return rejected.get("/apis").statusCode() == 429;
        });

    Answer answer = mapper.find(group + "/v1", "X");
    assertThat(answer.why()).isEqualTo("HTTP 429 on /apis/" + group + "/v1");
    mapper.time.passMillis(999);
    assertThat(mapper.find(group + "/v2", "X").why())
        .isEqualTo("the server asked for a pause, 1 ms left");
    assertUnknown(mapper.find(group + "/v1", "X"));
    assertThat(asAccount.requests()).containsExactly(v1);
    assertThat(mapper.cluster.stats().unanswered()).isEqualTo(1);

    seats.forEach(seat -> seat.cancel(true));
    RealObjects.until("a seat is free", () -> rejected.get("/apis").statusCode() == 200);
    mapper.time.passMillis(1);
    assertThat(mapper.find(group + "/v1", "X").found()).isTrue();
    assertThat(asAccount.requests()).containsExactly(v1, v1);
  }

  /** A few seats for this account alone; the rest is rejected. */
  private void limit() {
    objects.create(
        LEVELS,
        name,
        """
        {"apiVersion": "flowcontrol.apiserver.k8s.io/v1", "kind": "PriorityLevelConfiguration",
         "metadata": {"name": "%s"},
         "spec": {"type": "Limited", "limited": {"nominalConcurrencyShares": 1, "lendablePercent": 0,
          "borrowingLimitPercent": 0, "limitResponse": {"type": "Reject"}}}}
        """
            .formatted(name));
    objects.create(
        FLOWS,
        name,
        """
        {"apiVersion": "flowcontrol.apiserver.k8s.io/v1", "kind": "FlowSchema", "metadata": {"name": "%1$s"},
         "spec": {"matchingPrecedence": 100, "priorityLevelConfiguration": {"name": "%1$s"},
          "rules": [{"subjects": [{"kind": "User", "user": {"name": "%2$s"}}],
           "resourceRules": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "namespaces": ["*"], "clusterScope": true}],
           "nonResourceRules": [{"verbs": ["*"], "nonResourceURLs": ["*"]}]}]}}
        """
            .formatted(name, account));
  }

  @Test
  void a_group_of_an_unhealthy_apiservice_is_unknown_and_found_once_it_is_healthy() {
    objects.create(
        APISERVICES,
        "v1." + group,
        """
        {"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService", "metadata": {"name": "v1.%1$s"},
         "spec": {"group": "%1$s", "version": "v1", "groupPriorityMinimum": 1000, "versionPriority": 15,
          "insecureSkipTLSVerify": true, "service": {"namespace": "default", "name": "absent", "port": 443}}}
        """
            .formatted(group));
    objects.createCrd(group, "v1", "X", "xs");
    untilStatus(503, "/apis/" + group + "/v1");
    Mapper mapper = Mapper.withoutWait(server);

    assertThat(mapper.find(group + "/v1", "X").why())
        .isEqualTo("HTTP 503 on /apis/" + group + "/v1");
    assertUnknown(mapper.findVersionless(group, "X"));
    assertThat(server.requests()).containsExactly(v1, entry, v1);
    assertThat(mapper.everything().orElseThrow().groups())
        .filteredOn(each -> each.name().equals(group))
        .noneMatch(each -> each.known("v1"));

    objects.delete(APISERVICES, "v1." + group); // the CRD takes its place
    untilStatus(200, "/apis/" + group + "/v1");
    server.forgetRequests();
    assertThat(mapper.findVersionless(group, "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(entry, v1);
  }

  @Test
  void a_version_that_a_names_conflict_holds_back_is_listed_and_404_and_found_once_it_is_not() {
    server.serves(group + "/v1", "X");
    objects.createCrd(group, "v2", "X", "xen");
    RealObjects.until("v2 is listed", () -> text("/apis/" + group).contains("/v2\""));
    Mapper mapper = Mapper.withoutWait(server);

    assertThat(mapper.findVersionless(group, "X").mapping().gvk().version()).isEqualTo("v1");
    assertThat(server.requests()).containsExactly(entry, v2, v1);
    Answer held = mapper.find(group + "/v2", "X");
    assertThat(held.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(held.why())
        .contains("(404, though its group lists it)")
        .contains("X is served in v1");
    assertThat(server.requests()).hasSize(4);

    objects.delete(RealObjects.CRDS, "xs." + group);
    untilStatus(200, "/apis/" + group + "/v2");
    server.forgetRequests();
    assertThat(mapper.find(group + "/v2", "X").mapping().plural()).isEqualTo("xen");
    assertThat(server.requests()).containsExactly(v2);
  }

  @Test
  void a_proxy_that_answers_404_to_everything_takes_nothing_away() {
    server.serves(group + "/v1", "X");
    AtomicBoolean lost = new AtomicBoolean();
    Mapper mapper =
        Mapper.withoutWait(
            request ->
                server.get(
                    lost.get()
                        ? Request.of("/nowhere" + request.path(), request.accept(), null)
                        : request));
    mapper.find(group + "/v1", "X");
    lost.set(true);
    server.forgetRequests();

    for (int i = 0; i < 5; i++) {
      mapper.recheck(group + "/v1", "X");
      mapper.time.passMillis(1500);
      assertThat(mapper.find(group + "/v1", "X").found()).isTrue();
    }
    assertThat(server.statuses()).containsOnly(404);
    assertThat(mapper.everything()).isEmpty();

    lost.set(false);
    server.forgetRequests();
    assertThat(mapper.recheck(group + "/v1", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(v1);
  }

  private void untilStatus(int status, String path) {
    RealObjects.until(path + " is " + status, () -> admin.get(path).statusCode() == status);
  }

  private String text(String path) {
    return new String(admin.get(path).body());
  }

  private static void assertUnknown(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.took()).isEqualTo(Duration.ZERO);
  }
}
