<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>streamscope::widgets::AnalyticsPage</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be evaluated.</source>
        <translation>
            <numerusform>%Ln message could not be evaluated.</numerusform>
            <numerusform>%Ln messages could not be evaluated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) were of no use to their aggregate and are left out of it.</source>
        <translation>
            <numerusform>%Ln value was of no use to its aggregate and is left out of it.</numerusform>
            <numerusform>%Ln values were of no use to their aggregate and are left out of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) came too late for a window.</source>
        <translation>
            <numerusform>%Ln message came too late for a window.</numerusform>
            <numerusform>%Ln messages came too late for a window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are in groups beyond the bound.</source>
        <translation>
            <numerusform>%Ln message is in a group beyond the bound.</numerusform>
            <numerusform>%Ln messages are in groups beyond the bound.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln window(s) closed before their time to stay within the memory.</source>
        <translation>
            <numerusform>%Ln window closed before its time to stay within the memory.</numerusform>
            <numerusform>%Ln windows closed before their time to stay within the memory.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln old window(s) are kept no longer.</source>
        <translation>
            <numerusform>%Ln old window is kept no longer.</numerusform>
            <numerusform>%Ln old windows are kept no longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) were gone before they could be read.</source>
        <translation>
            <numerusform>%Ln offset was gone before it could be read.</numerusform>
            <numerusform>%Ln offsets were gone before they could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) have no timestamp between 1970 and 9999 and are in no window.</source>
        <translation>
            <numerusform>%Ln message has no timestamp between 1970 and 9999 and is in no window.</numerusform>
            <numerusform>%Ln messages have no timestamp between 1970 and 9999 and are in no window.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::BrokerPage</name>
    <message numerus="yes">
        <source>leads %Ln partition(s)</source>
        <translation>
            <numerusform>leads %Ln partition</numerusform>
            <numerusform>leads %Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hosts %Ln replica(s)</source>
        <translation>
            <numerusform>hosts %Ln replica</numerusform>
            <numerusform>hosts %Ln replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ClusterPage</name>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n broker</numerusform>
            <numerusform>%n brokers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under-replicated</source>
        <translation>
            <numerusform>%Ln under-replicated</numerusform>
            <numerusform>%Ln under-replicated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline</source>
        <translation>
            <numerusform>%Ln offline</numerusform>
            <numerusform>%Ln offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConfigView</name>
    <message numerus="yes">
        <source>%Ln configuration(s)</source>
        <translation>
            <numerusform>%Ln configuration</numerusform>
            <numerusform>%Ln configurations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not at Kafka&apos;s default</source>
        <translation>
            <numerusform>%n not at Kafka&apos;s default</numerusform>
            <numerusform>%n not at Kafka&apos;s default</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConnectionsPage</name>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::CreateTopicsDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) were left out: that many at once are too many for one request.</source>
        <translation>
            <numerusform>%Ln line was left out: that many at once are too many for one request.</numerusform>
            <numerusform>%Ln lines were left out: that many at once are too many for one request.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A replication factor of %1 needs as many brokers; there are %n.</source>
        <translation>
            <numerusform>A replication factor of %1 needs as many brokers; there is only %n.</numerusform>
            <numerusform>A replication factor of %1 needs as many brokers; there are only %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %Ln topic(s)</source>
        <translation>
            <numerusform>&amp;Create %Ln topic</numerusform>
            <numerusform>&amp;Create %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %Ln topic(s)</source>
        <translation>
            <numerusform>Checking %Ln topic</numerusform>
            <numerusform>Checking %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Creating %Ln topic(s)</source>
        <translation>
            <numerusform>Creating %Ln topic</numerusform>
            <numerusform>Creating %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The brokers would accept %Ln topic(s). Nothing was created.</source>
        <translation>
            <numerusform>The brokers would accept %Ln topic. Nothing was created.</numerusform>
            <numerusform>The brokers would accept %Ln topics. Nothing was created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s) that are written here were not created.</source>
        <translation>
            <numerusform>%Ln topic that is written here was not created.</numerusform>
            <numerusform>%Ln topics that are written here were not created.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::DeleteTopicsDialog</name>
    <message numerus="yes">
        <source>Delete %Ln topic(s) with all messages on “%1”? This cannot be undone.</source>
        <translation>
            <numerusform>Delete %Ln topic with all messages on “%1”? This cannot be undone.</numerusform>
            <numerusform>Delete %Ln topics with all messages on “%1”? This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln topic(s)</source>
        <translation>
            <numerusform>&amp;Delete %Ln topic</numerusform>
            <numerusform>&amp;Delete %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln topic(s)</source>
        <translation>
            <numerusform>Deleting %Ln topic</numerusform>
            <numerusform>Deleting %Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::DryRunView</name>
    <message numerus="yes">
        <source>%Ln message(s), nothing was written:</source>
        <translation>
            <numerusform>%Ln message, nothing was written:</numerusform>
            <numerusform>%Ln messages, nothing was written:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FilePage</name>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the file; %Ln line(s) cannot be read: they would be left out.</source>
        <translation>
            <numerusform>%1 in the file; %Ln line cannot be read: it would be left out.</numerusform>
            <numerusform>%1 in the file; %Ln lines cannot be read: they would be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of a file go to “%1”.</source>
        <translation>
            <numerusform>%Ln message of a file goes to “%1”.</numerusform>
            <numerusform>%Ln messages of a file go to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were not written for certain: each says why.</source>
        <translation>
            <numerusform>%Ln line was not written for certain: it says why.</numerusform>
            <numerusform>%Ln lines were not written for certain: each says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of the file is in the topic: %Ln message(s) were written.</source>
        <translation>
            <numerusform>All of the file is in the topic: %Ln message was written.</numerusform>
            <numerusform>All of the file is in the topic: %Ln messages were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting until an open transaction of another producer ends: %n offset(s) stand behind it, and lines of this file may be among them</source>
        <translation>
            <numerusform>Waiting until an open transaction of another producer ends: %n offset stands behind it, and lines of this file may be among them</numerusform>
            <numerusform>Waiting until an open transaction of another producer ends: %n offsets stand behind it, and lines of this file may be among them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are more than can be listed.</source>
        <translation>
            <numerusform>%n of them is more than can be listed.</numerusform>
            <numerusform>%n of them are more than can be listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FlowEditor</name>
    <message numerus="yes">
        <source>%Ln fault(s):</source>
        <translation>
            <numerusform>%Ln fault:</numerusform>
            <numerusform>%Ln faults:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FlowStatusView</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Running with %Ln partition(s)</source>
        <translation>
            <numerusform>Running with %Ln partition</numerusform>
            <numerusform>Running with %Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s), of the whole group</source>
        <translation>
            <numerusform>%Ln offset, of the whole group</numerusform>
            <numerusform>%Ln offsets, of the whole group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) failed; the last ones:</source>
        <translation>
            <numerusform>%Ln message failed; the last ones:</numerusform>
            <numerusform>%Ln messages failed; the last ones:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) of it were gone when it began.</source>
        <translation>
            <numerusform>%Ln offset of it was gone when it began.</numerusform>
            <numerusform>%Ln offsets of it were gone when it began.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) of it stood behind an open transaction.</source>
        <translation>
            <numerusform>%Ln offset of it stood behind an open transaction.</numerusform>
            <numerusform>%Ln offsets of it stood behind an open transaction.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) of it were not written yet.</source>
        <translation>
            <numerusform>%Ln offset of it was not written yet.</numerusform>
            <numerusform>%Ln offsets of it were not written yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) were gone before they could be read.</source>
        <translation>
            <numerusform>%Ln offset was gone before it could be read.</numerusform>
            <numerusform>%Ln offsets were gone before they could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::GroupPage</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lag of %Ln partition(s) unknown</source>
        <translation>
            <numerusform>lag of %Ln partition unknown</numerusform>
            <numerusform>lag of %Ln partitions unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::GroupsPage</name>
    <message numerus="yes">
        <source>%n broker(s) did not tell their groups, so some may be missing. %1</source>
        <translation>
            <numerusform>%n broker did not tell its groups, so some may be missing. %1</numerusform>
            <numerusform>%n brokers did not tell their groups, so some may be missing. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln group(s)</source>
        <translation>
            <numerusform>%1 of %Ln group</numerusform>
            <numerusform>%1 of %Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::HeaderBar</name>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n broker</numerusform>
            <numerusform>%n brokers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::JournalPage</name>
    <message numerus="yes">
        <source>the newest %Ln change(s)</source>
        <translation>
            <numerusform>the newest change</numerusform>
            <numerusform>the newest %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LeaveQuestion</name>
    <message numerus="yes">
        <source>%Ln message(s) are still on their way.</source>
        <translation>
            <numerusform>%Ln message is still on its way.</numerusform>
            <numerusform>%Ln messages are still on their way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of topics are still on their way.</source>
        <translation>
            <numerusform>%Ln change of topics is still on its way.</numerusform>
            <numerusform>%Ln changes of topics are still on their way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LoadPage</name>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LogPage</name>
    <message numerus="yes">
        <source> (%n time(s))</source>
        <translation>
            <numerusform> (%n time)</numerusform>
            <numerusform> (%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MainWindow</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MessageExport</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MessagePage</name>
    <message numerus="yes">
        <source>%Ln message(s) written to %1.</source>
        <translation>
            <numerusform>%Ln message written to %1.</numerusform>
            <numerusform>%Ln messages written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed while reading: %Ln offset(s) were gone before they could be read.</source>
        <translation>
            <numerusform>Removed while reading: %Ln offset was gone before it could be read.</numerusform>
            <numerusform>Removed while reading: %Ln offsets were gone before they could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be read: length or content is absurd.</source>
        <translation>
            <numerusform>%Ln message could not be read: length or content is absurd.</numerusform>
            <numerusform>%Ln messages could not be read: length or content is absurd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) behind an open transaction.</source>
        <translation>
            <numerusform>%Ln offset behind an open transaction.</numerusform>
            <numerusform>%Ln offsets behind an open transaction.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The offset asked for lies beyond the end of %n partition(s): reading began at their end.</source>
        <translation>
            <numerusform>The offset asked for lies beyond the end of %n partition: reading began at its end.</numerusform>
            <numerusform>The offset asked for lies beyond the end of %n partitions: reading began at their ends.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) cannot be read now: %1. The broker that leads them is away or does not answer; reading goes on by itself.</source>
        <translation>
            <numerusform>%n partition cannot be read now: %1. The broker that leads it is away or does not answer; reading goes on by itself.</numerusform>
            <numerusform>%n partitions cannot be read now: %1. The broker that leads them is away or does not answer; reading goes on by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be tested</source>
        <translation>
            <numerusform>%Ln could not be tested</numerusform>
            <numerusform>%Ln could not be tested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %1 to %2: %Ln offset(s).</source>
        <translation>
            <numerusform>From %1 to %2: %Ln offset.</numerusform>
            <numerusform>From %1 to %2: %Ln offsets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The group %1 has committed nothing for %Ln partition(s): %2. Read from the earliest there.</source>
        <translation>
            <numerusform>The group %1 has committed nothing for %Ln partition: %2. Read from the earliest there.</numerusform>
            <numerusform>The group %1 has committed nothing for %Ln partitions: %2. Read from the earliest there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) are read no further: %1. The details say why.</source>
        <translation>
            <numerusform>%n partition is read no further: %1. The details say why.</numerusform>
            <numerusform>%n partitions are read no further: %1. The details say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) of a search in %1</source>
        <translation>
            <numerusform>%Ln match of a search in %1</numerusform>
            <numerusform>%Ln matches of a search in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of %1, the newest of each key</source>
        <translation>
            <numerusform>%Ln message of %1, the newest of each key</numerusform>
            <numerusform>%Ln messages of %1, the newest of each key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of %1 that are held</source>
        <translation>
            <numerusform>%Ln message of %1 that is held</numerusform>
            <numerusform>%Ln messages of %1 that are held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The key is pinned: Java&apos;s default partitioner puts it into partition(s) %1. What another one has put elsewhere, or was written among fewer partitions, is found only where all are read.</source>
        <translation>
            <numerusform>The key is pinned: Java&apos;s default partitioner puts it into partition %1. What another one has put elsewhere, or was written among fewer partitions, is found only where all are read.</numerusform>
            <numerusform>The key is pinned: Java&apos;s default partitioner puts it into partitions %1. What another one has put elsewhere, or was written among fewer partitions, is found only where all are read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exactly %Ln message(s), by partition and offset.</source>
        <translation>
            <numerusform>Exactly %Ln message, by partition and offset.</numerusform>
            <numerusform>Exactly %Ln messages, by partition and offset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were chosen, too many to be named one by one: all from the first offset to the last of them.</source>
        <translation>
            <numerusform>%Ln message was chosen: all from the first offset to the last of them.</numerusform>
            <numerusform>%Ln messages were chosen, too many to be named one by one: all from the first offset to the last of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) matched, too many to be named one by one: the expression decides anew on all from the first
offset to the last of them, also on those that were not read.</source>
        <translation>
            <numerusform>%Ln message matched: the expression decides anew on all from the first offset to the last of them,
also on those that were not read.</numerusform>
            <numerusform>%Ln messages matched, too many to be named one by one: the expression decides anew on all from the first
offset to the last of them, also on those that were not read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected message(s)</source>
        <translation>
            <numerusform>The %Ln selected message</numerusform>
            <numerusform>The %Ln selected messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln match(es) of the search</source>
        <translation>
            <numerusform>The %Ln match of the search</numerusform>
            <numerusform>The %Ln matches of the search</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln message(s) that match the filter</source>
        <translation>
            <numerusform>The %Ln message that matches the filter</numerusform>
            <numerusform>The %Ln messages that match the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::OffersNote</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PartitionStartsDialog</name>
    <message numerus="yes">
        <source>%Ln partition(s) with a place of its own</source>
        <translation>
            <numerusform>%Ln partition with a place of its own</numerusform>
            <numerusform>%Ln partitions with places of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of what was pasted could not be taken: %1</source>
        <translation>
            <numerusform>%Ln of what was pasted could not be taken: %1</numerusform>
            <numerusform>%Ln of what was pasted could not be taken: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PartitionsView</name>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under-replicated</source>
        <translation>
            <numerusform>%Ln under-replicated</numerusform>
            <numerusform>%Ln under-replicated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline</source>
        <translation>
            <numerusform>%Ln offline</numerusform>
            <numerusform>%Ln offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PayloadEditor</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ProducePage</name>
    <message numerus="yes">
        <source>%Ln message(s) sent</source>
        <translation>
            <numerusform>%Ln message sent</numerusform>
            <numerusform>%Ln messages sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ReadBar</name>
    <message numerus="yes">
        <source>%1 has no partition %2; it has %Ln partition(s), from 0.</source>
        <translation>
            <numerusform>%1 has no partition %2; it has %Ln partition, from 0.</numerusform>
            <numerusform>%1 has no partition %2; it has %Ln partitions, from 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)…</source>
        <translation>
            <numerusform>%Ln partition…</numerusform>
            <numerusform>%Ln partitions…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All, %Ln of its own…</source>
        <translation>
            <numerusform>All, %Ln of its own…</numerusform>
            <numerusform>All, %Ln of their own…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ResendDialog</name>
    <message numerus="yes">
        <source>&amp;Send %Ln message(s)</source>
        <translation>
            <numerusform>&amp;Send %Ln message</numerusform>
            <numerusform>&amp;Send %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) go to “%1” again.</source>
        <translation>
            <numerusform>%Ln message goes to “%1” again.</numerusform>
            <numerusform>%Ln messages go to “%1” again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be made: %1</source>
        <translation>
            <numerusform>%Ln message could not be made: %1</numerusform>
            <numerusform>%Ln messages could not be made: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were written.</source>
        <translation>
            <numerusform>%Ln message was written.</numerusform>
            <numerusform>%Ln messages were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::SearchStrip</name>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be tested</source>
        <translation>
            <numerusform>%Ln could not be tested</numerusform>
            <numerusform>%Ln could not be tested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed before they could be read</source>
        <translation>
            <numerusform>%Ln removed before it could be read</numerusform>
            <numerusform>%Ln removed before they could be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found before and not there any more</source>
        <translation>
            <numerusform>%Ln found before and not there any more</numerusform>
            <numerusform>%Ln found before and not there any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more found before and not remembered</source>
        <translation>
            <numerusform>%Ln more found before and not remembered</numerusform>
            <numerusform>%Ln more found before and not remembered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search was at %1 % when the program ended, with %Ln match(es).</source>
        <translation>
            <numerusform>The search was at %1 % when the program ended, with %Ln match.</numerusform>
            <numerusform>The search was at %1 % when the program ended, with %Ln matches.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::Sentences</name>
    <message numerus="yes">
        <source>Messages of %n partition(s) may have been missed: the place was lost before the first one came, and the server does not tell offsets.</source>
        <translation>
            <numerusform>Messages of %n partition may have been missed: the place was lost before the first one came, and the server does not tell offsets.</numerusform>
            <numerusform>Messages of %n partitions may have been missed: the place was lost before the first one came, and the server does not tell offsets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file %1 has %n connection(s) that this version does not understand. They stay in it as they are.</source>
        <translation>
            <numerusform>The file %1 has %n connection that this version does not understand. It stays in it as it is.</numerusform>
            <numerusform>The file %1 has %n connections that this version does not understand. They stay in it as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ThroughputView</name>
    <message numerus="yes">
        <source>%n other partition(s)</source>
        <translation>
            <numerusform>%n other partition</numerusform>
            <numerusform>%n other partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TimelineView</name>
    <message numerus="yes">
        <source>%Ln earlier</source>
        <translation>
            <numerusform>%Ln earlier</numerusform>
            <numerusform>%Ln earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln later</source>
        <translation>
            <numerusform>%Ln later</numerusform>
            <numerusform>%Ln later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %Ln partition(s)</source>
        <translation>
            <numerusform>without %Ln partition</numerusform>
            <numerusform>without %Ln partitions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicActions</name>
    <message numerus="yes">
        <source>De&amp;lete %Ln topic(s)…</source>
        <translation>
            <numerusform>De&amp;lete %Ln topic…</numerusform>
            <numerusform>De&amp;lete %Ln topics…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicGroupsView</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicPage</name>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under-replicated</source>
        <translation>
            <numerusform>%Ln under-replicated</numerusform>
            <numerusform>%Ln under-replicated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline</source>
        <translation>
            <numerusform>%Ln offline</numerusform>
            <numerusform>%Ln offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicsPage</name>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln topic(s)</source>
        <translation>
            <numerusform>%1 of %Ln topic</numerusform>
            <numerusform>%1 of %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n broker</numerusform>
            <numerusform>%n brokers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::WorkbenchPage</name>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) go to “%1”.</source>
        <translation>
            <numerusform>%Ln message goes to “%1”.</numerusform>
            <numerusform>%Ln messages go to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not committed</source>
        <translation>
            <numerusform>%Ln message not committed</numerusform>
            <numerusform>%Ln messages not committed</numerusform>
        </translation>
    </message>
</context>
</TS>
