export const vi = {
  certainty: {
    read: 'đã đọc nguồn',
    'second-hand': 'nguồn gián tiếp',
    unverified: 'chưa kiểm chứng',
    proposal: 'tự đề xuất',
  },
  sourceTag: {
    title: 'Ký hiệu trong ngoặc vuông',
    legend: 'Ý nghĩa các ký hiệu',
    read: '{{title}} (đọc tại {{where}})',
    readSomewhere: 'một trang đã đọc',
    R: 'nguồn gián tiếp: trích trong tài liệu công khai; cần đối chiếu với văn bản pháp luật',
    K: 'kiến thức sẵn có, chưa ai đối chiếu với nguồn',
    P: 'lựa chọn của chúng tôi, cần đưa ra hội đồng xem xét',
  },
};
