// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kafka's own consumer, which ends by itself: ConsoleConsumer knows no end but a silence.
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.MessageFormatter;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Arguments: bootstrap servers, topic, isolation of the reader and of the end, and what ConsoleConsumer calls formatter properties. */
public final class ReadToEnd {
    private static final long PATIENCE_MS = 50_000; // open transactions are waited for

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, String isolation) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "isolation.level", isolation, "enable.auto.commit", false,
                "allow.auto.create.topics", false), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    // ConsoleConsumer's own, which is of its package.
    private static MessageFormatter formatter(Map<String, String> parts) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName("org.apache.kafka.tools.consumer.DefaultMessageFormatter").getDeclaredConstructor();
        constructor.setAccessible(true);
        MessageFormatter formatter = (MessageFormatter) constructor.newInstance();
        formatter.configure(parts);
        return formatter;
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Map<String, String> parts = new HashMap<>();
        for (int i = 4; i < arguments.length; ++i)
            parts.put(arguments[i].split("=")[0], arguments[i].split("=")[1]);
        MessageFormatter formatter = formatter(parts);
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false);
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<byte[], byte[]> looker = consumer(arguments[0], arguments[3])) {
            List<TopicPartition> partitions =
                looker.partitionsFor(arguments[1]).stream().map(one -> new TopicPartition(one.topic(), one.partition())).toList();
            ends = looker.endOffsets(partitions);
        }
        try (KafkaConsumer<byte[], byte[]> reader = consumer(arguments[0], arguments[2])) {
            reader.assign(ends.keySet());
            reader.seekToBeginning(ends.keySet());
            long until = System.currentTimeMillis() + PATIENCE_MS;
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                if (System.currentTimeMillis() > until)
                    throw new IllegalStateException("not read to " + ends);
                for (ConsumerRecord<byte[], byte[]> message : reader.poll(Duration.ofMillis(200)))
                    formatter.writeTo(message, out);
            }
        }
        out.flush();
    }
}
