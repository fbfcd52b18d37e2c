// Types of what all scripts share: elements.

export type Child = Node | string | number | null | undefined | false
export type Attributes = { [name: string]: string | number | boolean | null | undefined | ((event: Event) => void) } | null
export type Values = object
