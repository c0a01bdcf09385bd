// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.cli.Foreground;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.cli.ServerOptions;
import org.zhengtong.sandbox.running.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt demo}: opens a sandbox, plays the restaurant case and stays open; with {@code --once} it closes and judges. */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Option(names = "--once", descriptionKey = "demo.once")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        if (Sandbox.find(options.home()).isPresent()) {
            return play(options.sandbox());
        }
        try (Foreground foreground = Foreground.start(options.home(), servers.startOptions(), options.output())) {
            int verdict = play(foreground.sandbox());
            if (!once && verdict == 0) {
                options.output().says("demo.stays");
                foreground.sandbox().nodes().forEach(node -> options.output().line(node.name() + "  " + node.api()));
                new CountDownLatch(1).await(); // until Ctrl+C: the shutdown hook ends the sandbox
            }
            return verdict;
        }
    }

    private int play(Sandbox sandbox) {
        Output output = options.output();
        String language = output.messages().language();
        Demo demo = new Demo(
                Opening.world(sandbox, language),
                Opening.audit(sandbox),
                language.equals("en") ? Locale.ENGLISH : Locale.ROOT);
        List<Step> steps = demo.play(step -> tell(output, step));
        boolean held = steps.stream().allMatch(Step::held);
        if (output.format() != Format.TABLE) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("held", held);
            all.put("steps", steps.stream().map(Step::asMap).toList());
            output.result(all);
        }
        output.says(held ? "demo.held" : "demo.failed", steps.size());
        return held ? 0 : 1;
    }

    private static void tell(Output output, Step step) {
        output.line((step.held() ? "✓ " : "✗ ") + step.number() + "  " + step.title() + "  (" + step.millis() + " ms)");
        if (!step.nodes().isEmpty()) {
            output.line("     " + String.join(" → ", step.nodes()));
        }
        step.findings().forEach((name, value) -> output.line("     " + name + ": " + value));
    }
}
