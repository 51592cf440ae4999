/** Line icons on a 24-unit grid, drawn in the colour of their text. */
const icon = (path: string, width = 1.9) => function Icon() {
  return <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false"><path d={path} fill="none" stroke="currentColor" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" /></svg>;
};

export const MinimiseIcon = icon('M5 9l7 7 7-7');
export const CloseIcon = icon('M6 6l12 12M18 6L6 18');
export const CheckIcon = icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.500l3 3 5.500-6');
export const SendIcon = icon('M5 12h13M12 5l7 7-7 7');
export const MoreIcon = icon('M5 12h.01M12 12h.01M19 12h.01', 3.2);
export const PersonIcon = icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 20c1.2-3.4 4.3-5 8-5s6.8 1.6 8 5');
export const BookIcon = icon('M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4Zm0 13a3 3 0 0 1 3-3h10');
export const DownIcon = icon('M12 5v14M6 13l6 6 6-6');
export const ThumbIcon = icon('M7 11v9H4v-9h3Zm0 0 4-7c1.400 0 2.400 1 2.200 2.400L12.600 10H19c1 0 1.700.9 1.500 1.900l-1.400 6.700c-.2.8-.8 1.400-1.600 1.400H7', 1.7);
export const ClipIcon = icon('M20 11.500l-8.300 8.300a5 5 0 0 1-7.100-7.100l8.500-8.500a3.400 3.400 0 0 1 4.800 4.800l-8.400 8.400a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700');
export const CameraIcon = icon('M4 8h3l1.500-2.500h7L17 8h3v11H4V8Zm8 8.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z');
export const FileIcon = icon('M6 3h8l4 4v14H6V3Zm8 0v4h4M9 12h6M9 16h6', 1.6);
export const SearchIcon = icon('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM20 20l-4-4');
