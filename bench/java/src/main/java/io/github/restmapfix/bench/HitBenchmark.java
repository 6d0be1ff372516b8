package io.github.restmapfix.bench;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.impl.Handlers;
import io.github.restmapfix.apiserver.ApiServer;
import io.github.restmapfix.apiserver.Crds;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.apimachinery.GroupVersionResource;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.util.ModelMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Lookups of what a library knows already, in the methods that the agent patches. Whether the JVM
 * has the agent is the caller's business; {@code -Dbench.patched=true} makes sure of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {

  private static final String VERSION = "hits.example.com/v1";

  private ApiServer server;
  private KubernetesClient fabric8;
  private BaseClient base;
  private Handlers handlers;
  private GroupVersionKind gvk;

  /** One custom kind, looked up once through each library. */
  @Setup(Level.Trial)
  public void know() throws Exception {
    server = ApiServer.builder().start();
    Path kubeconfig = Files.createTempFile("bench", ".kubeconfig");
    server.writeKubeconfig(kubeconfig);
    fabric8 =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
            .build();
    Files.delete(kubeconfig);
    String crd = Crds.crd("hits.example.com", "ws", "W", "Namespaced", "v1");
    fabric8
        .resource(
            fabric8.getKubernetesSerialization().unmarshal(crd, CustomResourceDefinition.class))
        .create();
    while (!fabric8.supports(VERSION, "W")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    base = fabric8.adapt(BaseClient.class);
    handlers = base.getHandlers();
    gvk = new GroupVersionKind("hits.example.com", "v1", "W");
    ModelMapper.refresh(new Discovery(new ApiClient().setBasePath(server.url().toString())));
    boolean known =
        fabric8Generic() != null && clientJavaFind() != null && clientJavaByClass() != null;
    if (!known) {
      throw new IllegalStateException("not a hit");
    }
    String status = System.getProperty("restmap.fix.status", "");
    boolean patched = status.contains("patched handlers") && status.contains("patched find");
    if (patched != Boolean.getBoolean("bench.patched")) {
      throw new IllegalStateException("not the JVM that was meant: " + status);
    }
  }

  @TearDown(Level.Trial)
  public void leaveNothing() {
    fabric8.close();
    server.close();
  }

  @Benchmark
  public ResourceDefinitionContext fabric8Generic() {
    return handlers.getResourceDefinitionContext(VERSION, "W", base);
  }

  @Benchmark
  public Discovery.APIResource clientJavaFind() {
    return ModelMapper.findApiResourceByGroupVersionKind(gvk);
  }

  @Benchmark
  public GroupVersionResource clientJavaByClass() {
    return ModelMapper.getGroupVersionResourceByClass(V1Pod.class);
  }

  @Benchmark
  public Boolean clientJavaNamespaced() {
    return ModelMapper.isNamespaced(V1Pod.class);
  }
}
