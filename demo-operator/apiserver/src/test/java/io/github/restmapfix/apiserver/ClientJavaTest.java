package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.PatchOptions;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * client-java, as released, against this server; its models refuse documents that lack a required
 * field.
 */
@Timeout(30)
class ClientJavaTest {

  private static final String GROUP = "demo.example.com";

  private final ApiServer server = ApiServer.builder().start();
  private final ApiClient client = Config.fromUrl(server.url().toString(), false);
  private final DynamicKubernetesApi crds =
      new DynamicKubernetesApi("apiextensions.k8s.io", "v1", "customresourcedefinitions", client);
  private final DynamicKubernetesApi widgets =
      new DynamicKubernetesApi(GROUP, "v1", "widgets", client);

  @AfterEach
  void close() {
    client.getHttpClient().dispatcher().executorService().shutdown();
    client.getHttpClient().connectionPool().evictAll();
    server.close();
  }

  @Test
  void discovery_is_read_by_its_strict_models_and_a_kind_is_found() throws Exception {
    install();

    ModelMapper.refresh(new Discovery(client));

    assertThat(
            ModelMapper.findApiResourceByGroupVersionKind(
                    new GroupVersionKind(GROUP, "v1", "Widget"))
                .getResourcePlural())
        .isEqualTo("widgets");
  }

  @Test
  void a_custom_resource_is_created_applied_patched_and_deleted() throws Exception {
    install();

    widgets.create(widget("a", 1)).throwsApiException();
    apply("a", 2);
    apply("b", 1);
    assertThat(sizeOf("a")).isEqualTo(2);

    widgets
        .patch(
            "default",
            "a",
            V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
            new V1Patch("{\"spec\":{\"size\":3}}"))
        .throwsApiException();
    assertThat(sizeOf("a")).isEqualTo(3);

    widgets.delete("default", "a").throwsApiException();
    assertThat(widgets.get("default", "a").getHttpStatusCode()).isEqualTo(404);
    assertThat(widgets.list().getObject().getItems()).hasSize(1);
  }

  @Test
  void a_watch_sees_what_happens_after_it_began() throws Exception {
    CoreV1Api core = new CoreV1Api(client);
    try (Watch<V1ConfigMap> watch =
        Watch.createWatch(
            client,
            core.listNamespacedConfigMap("default").watch(true).buildCall(null),
            new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType())) {
      core.createNamespacedConfigMap("default", config("c")).execute();

      Watch.Response<V1ConfigMap> first = watch.next();
      assertThat(first.type).isEqualTo("ADDED");
      assertThat(first.object.getMetadata().getName()).isEqualTo("c");
    }
  }

  @Test
  void an_informer_follows_a_custom_resource() throws Exception {
    install();
    apply("early", 1);
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    client.setReadTimeout(0);
    SharedInformerFactory factory = new SharedInformerFactory(client);
    factory
        .sharedIndexInformerFor(widgets, DynamicKubernetesObject.class, 0)
        .addEventHandler(recording(events));

    factory.startAllRegisteredInformers();
    try {
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED early");
      apply("late", 1);
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED late");
      widgets.delete("default", "late");
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED late");
    } finally {
      factory.stopAllRegisteredInformers();
    }
  }

  private void install() throws Exception {
    String crd = Crds.crd(GROUP, "widgets", "Widget", "Namespaced", "v1");
    crds.create(new DynamicKubernetesObject(JsonParser.parseString(crd).getAsJsonObject()))
        .throwsApiException();
    Discovered.await(server, "/apis/" + GROUP + "/v1");
  }

  private void apply(String name, int size) throws Exception {
    PatchOptions options = new PatchOptions();
    options.setFieldManager("test");
    widgets
        .patch(
            "default",
            name,
            V1Patch.PATCH_FORMAT_APPLY_YAML,
            new V1Patch(widget(name, size).getRaw().toString()),
            options)
        .throwsApiException();
  }

  private int sizeOf(String name) {
    return widgets
        .get("default", name)
        .getObject()
        .getRaw()
        .getAsJsonObject("spec")
        .get("size")
        .getAsInt();
  }

  private DynamicKubernetesObject widget(String name, int size) {
    return new DynamicKubernetesObject(
        JsonParser.parseString(
                """
                {"apiVersion":"%s/v1","kind":"Widget","metadata":{"name":"%s","namespace":"default"},
                 "spec":{"size":%d}}
                """
                    .formatted(GROUP, name, size))
            .getAsJsonObject());
  }

  private static V1ConfigMap config(String name) {
    return new V1ConfigMap().metadata(new V1ObjectMeta().name(name)).data(Map.of("x", "1"));
  }

  private static ResourceEventHandler<DynamicKubernetesObject> recording(
      BlockingQueue<String> events) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(DynamicKubernetesObject o) {
        events.add("ADDED " + o.getMetadata().getName());
      }

      @Override
      public void onUpdate(DynamicKubernetesObject old, DynamicKubernetesObject o) {
        events.add("MODIFIED " + o.getMetadata().getName());
      }

      @Override
      public void onDelete(DynamicKubernetesObject o, boolean unknown) {
        events.add("DELETED " + o.getMetadata().getName());
      }
    };
  }
}
