package chat.parley.admin.relay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The topic that holds everything published so far. */
@Entity
@Table(name = "relayed_topic")
public class RelayedTopicRow {
    @Id
    @Column(name = "name")
    public String name;

    /** The broker's id of it; a topic that was made anew has another. */
    @Column(name = "topic_id")
    public String topicId;
}
