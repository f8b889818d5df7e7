import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from './button.tsx'

/** Copies text and says so for two seconds. */
export function CopyButton({
  text,
  label,
  copiedLabel,
  iconOnly = false,
  size = 'small',
  className,
}: {
  text: string
  label: string
  copiedLabel: string
  iconOnly?: boolean
  size?: 'medium' | 'small'
  className?: string
}) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    void copyText(text).then(setCopied)
  }
  const icon = copied ? <Check aria-hidden /> : <Copy aria-hidden />
  const name = copied ? copiedLabel : label
  return (
    <>
      {iconOnly ? (
        <IconButton
          label={name}
          icon={icon}
          onClick={copy}
          {...(className === undefined ? {} : { className })}
        />
      ) : (
        <Button size={size} icon={icon} onClick={copy} {...(className === undefined ? {} : { className })}>
          {name}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {copied ? copiedLabel : ''}
      </span>
    </>
  )
}

/** Puts text on the clipboard; false when the browser refused. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
