package chat.parley.admin.template;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A template, as it is stored. */
@Entity
@Table(name = "template")
public class TemplateRow {
    @Id
    @Column(name = "template_id")
    public String templateId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "version")
    public long version;

    @Column(name = "level")
    public String level;

    @Column(name = "department_id")
    public @Nullable String departmentId;

    @Column(name = "operator_id")
    public @Nullable String operatorId;

    @Column(name = "language")
    public String language;

    @Column(name = "section")
    public String section;

    @Column(name = "name")
    public String name;

    @Column(name = "body")
    public String body;

    /** Takes over everything of {@code template}. */
    TemplateRow with(Template template) {
        templateId = template.templateId();
        version = template.version();
        level = template.level().code();
        departmentId =
                template.departmentId() == null ? null : template.departmentId().value();
        operatorId =
                template.operatorId() == null ? null : template.operatorId().value();
        language = template.language();
        section = template.section();
        name = template.name();
        body = template.text();
        return this;
    }

    Template template() {
        return new Template(
                templateId,
                version,
                TemplateLevel.of(level),
                departmentId == null ? null : new DepartmentId(departmentId),
                operatorId == null ? null : new OperatorId(operatorId),
                language,
                section,
                name,
                body);
    }
}
