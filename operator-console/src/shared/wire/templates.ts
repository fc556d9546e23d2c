export type TemplateLevel = 'global' | 'department' | 'personal';

/** A prepared answer. */
export interface Template {
  templateId: string;
  version: number;
  level: TemplateLevel;
  /** whose it is, with the level department */
  departmentId?: string | null;
  /** whose it is, with the level personal */
  operatorId?: string | null;
  /** of the dialogs it is for */
  language: string;
  section: string;
  name: string;
  /** may have {visitor}, {operator} and {company} in it */
  text: string;
}

export interface TemplatePage {
  rows: Template[];
  total: number;
  sections: string[];
  next?: number | null;
}

/** What is offered while somebody writes. */
export interface TemplateOffer {
  rows: Template[];
  sections: string[];
}
