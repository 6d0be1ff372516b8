package io.github.restmapfix.apiserver;

import static io.github.restmapfix.apiserver.ParityStep.JSON;
import static io.github.restmapfix.apiserver.ParityStep.TEXT;
import static io.github.restmapfix.apiserver.ParityStep.get;
import static io.github.restmapfix.apiserver.ParityStep.send;

import io.github.restmapfix.apiserver.ParityStep.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests, in an order in which they make sense; they leave a cluster as they found it.
 * Recorded on kube-apiserver 1.36.3 and 1.29.6.
 */
final class ParitySteps {

  static final String GROUP = "apiserver-test.example.com";
  static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  static final String CRD = CRDS + "/widgets." + GROUP;

  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final String WIDGETS = "/apis/" + GROUP + "/v1/namespaces/default/widgets";
  private static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";
  private static final String MERGE = "application/merge-patch+json";
  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String APPLY = "application/apply-patch+yaml";

  private ParitySteps() {}

  static List<ParityStep> all(DiscoveryFormat format) {
    List<ParityStep> steps = new ArrayList<>();
    steps.addAll(paths());
    steps.addAll(crd());
    steps.addAll(discovery(format));
    steps.addAll(objects());
    steps.addAll(patches());
    steps.addAll(refusals());
    steps.addAll(builtIns());
    steps.addAll(end());
    return steps;
  }

  private static List<ParityStep> paths() {
    return List.of(
        get("/nope", 404, TEXT),
        get("/apis/nope.example.com", 404, TEXT),
        get("/apis/nope.example.com/v1", 404, TEXT),
        get("/apis/nope.example.com/v1/namespaces/default/things/x", 404, TEXT),
        get("/api/v2", 404, JSON),
        get("/apis/apps/v9", 404, JSON),
        get("/apis/apiextensions.k8s.io/v1/nopes", 404, JSON),
        get("/api/v1/nopes", 404, JSON),
        get("/api/v1/configmaps/x", 404, JSON),
        get("/healthz", 200, TEXT),
        get("/version", 200, JSON).comparing(Comparison.STATUS_AND_TYPE),
        get("/api", 406, JSON).accepting("text/html"));
  }

  private static List<ParityStep> crd() {
    String crd = Crds.crd(GROUP, "widgets", "Widget", "Namespaced", "v1", "v1beta1", "v2");
    return List.of(
        send("POST", CRDS, JSON, crd, 201).thenAwait("200 /apis/" + GROUP + "/v2"),
        send("POST", CRDS, JSON, crd, 409),
        get(CRD, 200, JSON),
        get("/apis/" + GROUP, 200, JSON),
        get("/apis/" + GROUP + "/v1", 200, JSON),
        get("/apis/" + GROUP + "/v1beta1", 200, JSON),
        get("/apis/" + GROUP + "/v9", 404, TEXT),
        send("POST", CRDS, JSON, crd.replace("\"widgets." + GROUP, "\"wrong." + GROUP), 422),
        send("POST", CRDS, JSON, crd.replaceAll("\"schema\":\\{.*?true}}", "\"x\":{}"), 422),
        send("PATCH", CRD, MERGE, "{\"spec\":{\"scope\":\"Cluster\"}}", 422));
  }

  private static List<ParityStep> discovery(DiscoveryFormat format) {
    String answered = format == DiscoveryFormat.AGGREGATED ? AGGREGATED : JSON;
    return List.of(
        get("/api", 200, JSON),
        get("/apis", 200, JSON).comparing(Comparison.WHAT_BOTH_HAVE),
        get("/api/v1", 200, JSON).comparing(Comparison.WHAT_BOTH_HAVE),
        get("/apis/apps", 200, JSON),
        get("/apis/apiextensions.k8s.io/v1", 200, JSON),
        get("/apis/coordination.k8s.io/v1", 200, JSON),
        get("/api", 200, answered)
            .accepting(AGGREGATED + "," + JSON)
            .comparing(Comparison.WHAT_BOTH_HAVE),
        get("/apis", 200, answered)
            .accepting(AGGREGATED + "," + JSON)
            .comparing(Comparison.WHAT_BOTH_HAVE),
        get("/apis", 200, JSON).accepting(JSON).comparing(Comparison.WHAT_BOTH_HAVE));
  }

  private static List<ParityStep> objects() {
    return List.of(
        send("POST", WIDGETS, JSON, widget("a", "\"labels\":{\"x\":\"y\"},", 1), 201),
        send("POST", WIDGETS, JSON, widget("a", "", 1), 409),
        send("POST", "/apis/" + GROUP + "/v1/widgets", JSON, widget("c", "", 1), 404)
            .answering(TEXT),
        send("POST", WIDGETS.replace("default", "absent"), JSON, widget("c", "", 1), 404),
        get(WIDGETS, 200, JSON),
        get(WIDGETS + "/a", 200, JSON),
        get(WIDGETS.replace("/v1/", "/v2/") + "/a", 200, JSON),
        get(WIDGETS + "/absent", 404, JSON),
        get("/apis/" + GROUP + "/v1/nopes", 404, TEXT),
        get("/apis/" + GROUP + "/v1/widgets/a", 404, TEXT),
        get("/apis/" + GROUP + "/v1/widgets", 200, JSON),
        get(WIDGETS + "?labelSelector=x%3Dy", 200, JSON),
        get(WIDGETS + "?labelSelector=x%21%3Dy", 200, JSON),
        get(WIDGETS + "?fieldSelector=metadata.name%3Da", 200, JSON),
        get(WIDGETS + "?fieldSelector=spec.n%3D1", 400, JSON),
        get(WIDGETS + "?watch=true&timeoutSeconds=1", 200, JSON),
        get(WIDGETS + "/a", 200, JSON),
        send("PUT", WIDGETS + "/a", JSON, widget("a", "\"resourceVersion\":\"$RV\",", 2), 200),
        send("PUT", WIDGETS + "/a", JSON, widget("a", "\"resourceVersion\":\"1\",", 2), 409),
        send("PUT", WIDGETS + "/a", JSON, widget("a", "", 2), 422),
        send("PUT", WIDGETS + "/a", JSON, widget("b", "", 2), 400),
        send("PUT", WIDGETS + "/absent", JSON, widget("absent", "", 2), 404));
  }

  private static List<ParityStep> patches() {
    return List.of(
        send("PATCH", WIDGETS + "/a", MERGE, "{\"spec\":{\"n\":3},\"status\":{\"s\":1}}", 200),
        send(
            "PATCH",
            WIDGETS + "/a/status",
            MERGE,
            "{\"spec\":{\"n\":9},\"status\":{\"s\":1}}",
            200),
        send("PATCH", WIDGETS + "/absent", MERGE, "{}", 404),
        send(
            "PATCH",
            WIDGETS + "/a",
            JSON_PATCH,
            "[{\"op\":\"replace\",\"path\":\"/spec/n\",\"value\":4}]",
            200),
        send(
            "PATCH",
            WIDGETS + "/a",
            JSON_PATCH,
            "[{\"op\":\"remove\",\"path\":\"/spec/absent\"}]",
            422),
        send("PATCH", WIDGETS + "/a", "application/strategic-merge-patch+json", "{}", 415),
        send("PATCH", WIDGETS + "/s", APPLY, widget("s", "", 1), 422),
        send("PATCH", WIDGETS + "/s?fieldManager=test", APPLY, widget("s", "", 1), 201),
        send("PATCH", WIDGETS + "/s?fieldManager=test", APPLY, widget("s", "", 2), 200),
        send("PATCH", WIDGETS + "/s?fieldManager=test", APPLY, widget("other", "", 2), 400),
        send("PATCH", WIDGETS + "/s?fieldManager=test", APPLY, "{\"raw\":{}}", 400),
        send(
            "PATCH",
            WIDGETS + "/s?fieldManager=test",
            APPLY,
            widget("s", "\"managedFields\":[{}],", 2),
            400));
  }

  private static List<ParityStep> refusals() {
    String widget = widget("r", "", 1);
    return List.of(
        send("POST", WIDGETS, JSON, widget.replace("\"Widget\"", "\"Gadget\""), 422),
        send("POST", WIDGETS, JSON, widget.replace("/v1\"", "/v9\""), 400),
        send("POST", WIDGETS, JSON, widget.replace("\"name\":\"r\"", "\"labels\":{}"), 422),
        send("POST", WIDGETS, JSON, widget("A_B", "", 1), 422),
        send("POST", WIDGETS, JSON, widget("r", "\"namespace\":\"kube-system\",", 1), 400),
        send("POST", WIDGETS, JSON, "garbage", 400),
        send("POST", WIDGETS, JSON, "{}", 400),
        send("POST", WIDGETS, "text/csv", widget, 415),
        send("PUT", WIDGETS, JSON, widget, 400),
        send("POST", WIDGETS + "?dryRun=All", JSON, widget, 201)
            .comparing(Comparison.STATUS_AND_TYPE),
        get(WIDGETS + "/r", 404, JSON));
  }

  private static List<ParityStep> builtIns() {
    String config =
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"apiserver-test\"},"
            + "\"data\":{\"a\":\"1\"}}";
    return List.of(
        send("POST", CONFIGMAPS, JSON, config, 201),
        send("POST", CONFIGMAPS, JSON, config, 409),
        send("PUT", CONFIGMAPS + "/apiserver-test", JSON, config, 200),
        send("POST", CONFIGMAPS.replace("default", "absent"), JSON, config, 404),
        send("POST", "/api/v1/configmaps", JSON, config, 405),
        send("PUT", CONFIGMAPS, JSON, config, 405),
        send("DELETE", "/api/v1/namespaces", "", "", 405),
        get(CONFIGMAPS, 200, JSON),
        get(CONFIGMAPS.replace("default", "absent"), 200, JSON),
        send("DELETE", CONFIGMAPS + "/apiserver-test", "", "", 200),
        get(CONFIGMAPS + "/apiserver-test", 404, JSON),
        get("/api/v1/namespaces/default", 200, JSON),
        get("/api/v1/namespaces/absent", 404, JSON));
  }

  private static List<ParityStep> end() {
    return List.of(
        send("DELETE", WIDGETS + "/a", "", "", 200),
        send("DELETE", WIDGETS + "/a", "", "", 404),
        send("DELETE", WIDGETS + "?labelSelector=none%3Dat-all", "", "", 200),
        send("DELETE", CRD, "", "", 200).thenAwait("404 /apis/" + GROUP),
        get("/apis/" + GROUP, 404, TEXT),
        get("/apis/" + GROUP + "/v1", 404, TEXT),
        get(WIDGETS, 404, TEXT),
        get(CRD, 404, JSON));
  }

  private static String widget(String name, String metadata, int n) {
    return "{\"apiVersion\":\"%s/v1\",\"kind\":\"Widget\",\"metadata\":{%s\"name\":\"%s\"},\"spec\":{\"n\":%d}}"
        .formatted(GROUP, metadata, name, n);
  }
}
